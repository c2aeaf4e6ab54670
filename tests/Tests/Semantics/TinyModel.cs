using System.Text;
using System.Text.Json;
using Tocsin.Semantics;
using Tocsin.Tests.Sources;

namespace Tocsin.Tests.Semantics;

/// <summary>A directory with a real, tiny encoder: a dozen words of two languages, where a word and its translation share a vector.</summary>
internal sealed class TinyModel : IDisposable
{
    /// <summary>Numbers in a vector.</summary>
    public const int Dimensions = 8;

    private static readonly string[] Concepts = ["the le", "minister ministre", "stole vola", "money argent", "cats chats", "sleep dorment", "today aujourdhui"];

    private readonly TemporaryFolder _folder = new();

    /// <summary>Where it lies.</summary>
    public string Path => _folder.Path;

    /// <summary>Words and their vectors, marks first.</summary>
    public static (string[] Pieces, float[][] Vectors) Vocabulary(params string[] marks)
    {
        string[] pieces = [.. marks, .. Concepts.SelectMany(c => c.Split(' '))];
        float[][] vectors =
        [
            .. marks.Select(_ => new float[Dimensions]),
            .. Concepts.SelectMany((_, i) => Enumerable.Repeat(Enumerable.Range(0, Dimensions).Select(d => d == i ? 1f : 0.01f).ToArray(), 2)),
        ];
        return (pieces, vectors);
    }

    /// <summary>Layout of BERT and its kin: vocab.txt.</summary>
    public static TinyModel WordPiece(Func<float[][], byte[]>? network = null)
    {
        var (pieces, vectors) = Vocabulary("[PAD]", "[UNK]", "[CLS]", "[SEP]");
        return new TinyModel().With("model.onnx", (network ?? (v => OnnxFile.PerToken(v)))(vectors)).With("vocab.txt", string.Join('\n', pieces));
    }

    /// <summary>Hugging Face's tokenizer.json of type WordPiece.</summary>
    public static TinyModel WordPieceJson()
    {
        var (pieces, vectors) = Vocabulary("[PAD]", "[UNK]", "[CLS]", "[SEP]");
        string json = JsonSerializer.Serialize(new { normalizer = new { type = "BertNormalizer", lowercase = true }, model = new { type = "WordPiece", vocab = pieces.Select((p, i) => (p, i)).ToDictionary(x => x.p, x => x.i) } });
        return new TinyModel().With("onnx/model.onnx", OnnxFile.PerToken(vectors, "input_ids", "attention_mask", "token_type_ids")).With("tokenizer.json", json);
    }

    /// <summary>Hugging Face's tokenizer.json of type Unigram.</summary>
    public static TinyModel UnigramJson()
    {
        var (pieces, vectors) = Vocabulary("<s>", "<pad>", "</s>", "<unk>");
        object[] vocabulary = [.. pieces.Select((p, i) => (object)new object[] { i < 4 ? p : "▁" + p, i < 4 ? 0.0 : -3.0 })];
        string json = JsonSerializer.Serialize(new { model = new { type = "Unigram", unk_id = 3, vocab = vocabulary } });
        return new TinyModel().With("model.onnx", OnnxFile.PerToken(vectors)).With("tokenizer.json", json);
    }

    /// <summary>XLM-RoBERTa's: a SentencePiece file whose numbers the network counts one later.</summary>
    public static TinyModel XlmRoberta()
    {
        var (network, vectors) = Vocabulary("<s>", "<pad>", "</s>", "<unk>");
        (string, float)[] pieces = [("<unk>", 0), ("<s>", 0), ("</s>", 0), .. network.Skip(4).Select(p => ("▁" + p, -3f))];
        return new TinyModel().With("model.onnx", OnnxFile.PerToken(vectors)).With("sentencepiece.bpe.model", SentencePieceFile.Write(pieces, 0, []));
    }

    public TinyModel With(string name, byte[] content)
    {
        string path = System.IO.Path.Combine(Path, name);
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(path)!);
        File.WriteAllBytes(path, content);
        return this;
    }

    public TinyModel With(string name, string content) => With(name, Encoding.UTF8.GetBytes(content));

    public TinyModel Without(string name)
    {
        File.Delete(System.IO.Path.Combine(Path, name));
        return this;
    }

    public void Dispose() => _folder.Dispose();
}
