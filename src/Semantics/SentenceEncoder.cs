using Microsoft.ML.OnnxRuntime;
using Tocsin.Engine.Text;

namespace Tocsin.Semantics;

/// <summary>A sentence encoder in ONNX form that the operator supplies, run by ONNX Runtime on the processor. Nothing is ever downloaded.</summary>
/// <remarks>
/// Which batch a text falls into depends on the set of texts alone, each batch runs on one thread, and batches run side by
/// side: so vectors do not depend on the order of the texts or the number of threads. Vectors have length one; a text that
/// the model gives nothing for has zeros. Thread-safe.
/// </remarks>
public sealed class SentenceEncoder : ISentenceEncoder, IDisposable
{
    private const int BatchTexts = 32;

    private readonly InferenceSession _session;
    private readonly TextTokenizer _tokenizer;
    private readonly ModelOutput _output;
    private readonly Pooling _pooling;
    private readonly int _threads;

    private SentenceEncoder(InferenceSession session, TextTokenizer tokenizer, ModelOutput output, ModelSettings settings, string name, int threads)
    {
        (_session, _tokenizer, _output, _pooling, _threads) = (session, tokenizer, output, settings.Pooling, threads);
        Name = name;
    }

    /// <summary>Directory name, and the SHA-256 of the model.</summary>
    public string Name { get; }

    /// <inheritdoc/>
    public int Dimensions => _output.Dimensions;

    /// <summary>Loads the model of a directory: model.onnx (or onnx/model.onnx) and its tokenizer and configuration beside it.</summary>
    /// <param name="directory">The directory, as sentence-transformers lay it out.</param>
    /// <param name="threads">Batches run side by side.</param>
    /// <exception cref="EncoderException">The model cannot be used; the message says why, the remedy what to do.</exception>
    public static SentenceEncoder Load(string directory, int threads)
    {
        try
        {
            var files = ModelDirectory.Open(directory);
            var settings = ModelSettings.Read(files);
            var tokenizer = TextTokenizer.Open(files, settings);
            var session = Open(files.Model);
            try
            {
                string name = $"{Path.GetFileName(Path.TrimEndingDirectorySeparator(Path.GetFullPath(directory)))} sha256:{files.Digest()}";
                var encoder = new SentenceEncoder(session, tokenizer, ModelOutput.Of(session, files.Model), settings, name, Math.Max(1, threads));
                encoder.Try(files.Model);
                return encoder;
            }
            catch
            {
                session.Dispose();
                throw;
            }
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new EncoderException(error.Message.TrimEnd('.'), "check the path and the permissions", error);
        }
    }

    /// <inheritdoc/>
    public void Encode(IReadOnlyList<string> texts, Span<float> vectors)
    {
        if (vectors.Length != texts.Count * Dimensions)
            throw new ArgumentException($"BUG: {vectors.Length} numbers for {texts.Count} texts of {Dimensions}", nameof(vectors));
        int[][] tokens = [.. texts.Select(_tokenizer.Encode)];

        // Texts of one length together, so that hardly anything is filled up; content decides between equals.
        int[] order = [.. Enumerable.Range(0, texts.Count)];
        Array.Sort(order, (a, b) => tokens[a].Length != tokens[b].Length
            ? tokens[a].Length.CompareTo(tokens[b].Length)
            : string.CompareOrdinal(texts[a], texts[b]) is var byText and not 0 ? byText : a.CompareTo(b));
        var result = new float[vectors.Length];
        int batches = (order.Length + BatchTexts - 1) / BatchTexts;
        Parallel.For(0, batches, new ParallelOptions { MaxDegreeOfParallelism = _threads }, b =>
        {
            var batch = order.AsSpan(b * BatchTexts, Math.Min(BatchTexts, order.Length - (b * BatchTexts)));
            Run(batch, tokens, result);
        });
        result.CopyTo(vectors);
    }

    /// <summary>Frees the model.</summary>
    public void Dispose() => _session.Dispose();

    private static InferenceSession Open(string model)
    {
        using var options = new SessionOptions
        {
            IntraOpNumThreads = 1,
            InterOpNumThreads = 1,
            ExecutionMode = ExecutionMode.ORT_SEQUENTIAL,
            LogSeverityLevel = OrtLoggingLevel.ORT_LOGGING_LEVEL_FATAL,
        };
        try
        {
            OrtEnv.Instance().DisableTelemetryEvents();
            return new InferenceSession(model, options);
        }
        catch (OnnxRuntimeException error)
        {
            throw new EncoderException($"{model} is not a model that ONNX Runtime can load ({FirstLine(error)})", "export it again, with the weights beside it", error);
        }
        catch (Exception error) when (error is DllNotFoundException or TypeInitializationException)
        {
            throw new EncoderException("ONNX Runtime does not run on this machine", "scan without --encoder: the lexical comparison needs nothing", error);
        }
    }

    // A model that loads may still fail on its first text: that is for the start of a scan, not for its end.
    private void Try(string model)
    {
        var vector = new float[Dimensions];
        try
        {
            Encode(["Tocsin"], vector);
        }
        catch (Exception error) when (error is OnnxRuntimeException or InvalidDataException or AggregateException { InnerException: OnnxRuntimeException or InvalidDataException })
        {
            throw new EncoderException($"{model} fails on a text ({FirstLine(error.InnerException ?? error)})", "use the tokenizer that belongs to the model, or export it again", error);
        }

        if (vector.Any(x => !float.IsFinite(x)))
            throw new EncoderException($"{model} gives vectors that are not numbers", "export it again, with 32-bit floats");
    }

    private void Run(ReadOnlySpan<int> batch, int[][] tokens, float[] result)
    {
        int width = 0;
        foreach (int text in batch)
            width = Math.Max(width, tokens[text].Length);
        long[] shape = [batch.Length, width];
        var ids = new long[batch.Length * width];
        var mask = new long[ids.Length];
        Array.Fill(ids, _tokenizer.Pad);
        for (int row = 0; row < batch.Length; row++)
        {
            int[] numbers = tokens[batch[row]];
            for (int i = 0; i < numbers.Length; i++)
                (ids[(row * width) + i], mask[(row * width) + i]) = (numbers[i], 1);
        }

        using var idValue = OrtValue.CreateTensorValueFromMemory(ids, shape);
        using var maskValue = OrtValue.CreateTensorValueFromMemory(mask, shape);
        using var typeValue = OrtValue.CreateTensorValueFromMemory(new long[ids.Length], shape);
        OrtValue[] values = [.. _output.Inputs.Select(name => name switch
        {
            "input_ids" => idValue,
            "attention_mask" => maskValue,
            _ => typeValue,
        })];
        using var run = new RunOptions();
        using var outputs = _session.Run(run, _output.Inputs, values, [_output.Name]);
        var numbersOut = outputs[0].GetTensorDataAsSpan<float>();
        if (numbersOut.Length != (_output.PerToken ? ids.Length : batch.Length) * Dimensions)
            throw new InvalidDataException($"the output {_output.Name} has {numbersOut.Length} numbers for {batch.Length} texts of {width} tokens");
        for (int row = 0; row < batch.Length; row++)
        {
            var into = result.AsSpan(batch[row] * Dimensions, Dimensions);
            if (_output.PerToken)
                Pool(numbersOut.Slice(row * width * Dimensions, tokens[batch[row]].Length * Dimensions), into);
            else
                numbersOut.Slice(row * Dimensions, Dimensions).CopyTo(into);
            Normalise(into);
        }
    }

    private void Pool(ReadOnlySpan<float> tokens, Span<float> into)
    {
        tokens[..Dimensions].CopyTo(into);
        if (_pooling == Pooling.First)
            return;
        for (int start = Dimensions; start < tokens.Length; start += Dimensions)
        {
            for (int d = 0; d < Dimensions; d++)
                into[d] = _pooling == Pooling.Max ? Math.Max(into[d], tokens[start + d]) : into[d] + tokens[start + d];
        }
    }

    // A mean and a sum point the same way, so pooling needs no division.
    private static void Normalise(Span<float> vector)
    {
        double square = 0;
        foreach (float x in vector)
            square += (double)x * x;
        if (!(square > 0))
            return;
        float scale = (float)(1 / Math.Sqrt(square));
        foreach (ref float x in vector)
            x *= scale;
    }

    private static string FirstLine(Exception error) => error.Message.Split('\n')[0].TrimEnd('.', '\r');
}
