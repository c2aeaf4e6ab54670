using Microsoft.ML.Tokenizers;

namespace Tocsin.Semantics;

/// <summary>Texts to the token numbers of a model, with its marks of beginning and end.</summary>
internal sealed class TextTokenizer
{
    // No tokenizer makes fewer than one token of so many characters of ordinary text; what lies beyond is never read.
    private const int CharactersPerToken = 16;

    private readonly Func<string, IReadOnlyList<int>> _encode;
    private readonly int _begin;
    private readonly int _end;
    private readonly int _most;

    internal TextTokenizer(Func<string, IReadOnlyList<int>> encode, int begin, int end, int pad, int most)
    {
        (_encode, _begin, _end, Pad, _most) = (encode, begin, end, pad, most);
    }

    /// <summary>The number that fills up shorter texts.</summary>
    public int Pad { get; }

    /// <summary>Opens the tokenizer that lies beside a model: tokenizer.json, a SentencePiece model, or a WordPiece vocabulary.</summary>
    public static TextTokenizer Open(ModelDirectory directory, ModelSettings settings)
    {
        if (directory.Find("tokenizer.json") is { } json && TokenizerJson.TryRead(json, settings, out var tokenizer))
            return tokenizer;
        if (directory.Find("sentencepiece.bpe.model", "spiece.model", "tokenizer.model", "sentencepiece.model") is { } pieces)
            return FromPieces(File.ReadAllBytes(pieces), pieces, IsXlmRoberta(pieces, settings), settings);
        if (directory.Find("vocab.txt") is { } words)
            return FromWords(File.ReadAllLines(words), words, settings.LowerCase, settings);
        throw new EncoderException("the model has no tokenizer that can be read", "put tokenizer.json (WordPiece or Unigram), sentencepiece.bpe.model or vocab.txt beside model.onnx");
    }

    /// <summary>The numbers of a text, at least the marks and at most the limit.</summary>
    public int[] Encode(string text)
    {
        int limit = _most * CharactersPerToken;
        if (text.Length > limit)
            text = text[..(char.IsHighSurrogate(text[limit - 1]) ? limit - 1 : limit)];
        var tokens = _encode(text);
        int marks = (_begin >= 0 ? 1 : 0) + (_end >= 0 ? 1 : 0);
        var kept = tokens.Take(_most - marks);
        if (_begin >= 0)
            kept = kept.Prepend(_begin);
        if (_end >= 0)
            kept = kept.Append(_end);
        int[] ids = [.. kept];
        return ids.Length > 0 ? ids : [Pad];
    }

    /// <summary>A WordPiece tokenizer (BERT and its kin).</summary>
    /// <param name="vocabulary">One piece a line, in the order of their numbers.</param>
    /// <param name="path">Where it comes from, for errors.</param>
    /// <param name="lowerCase">Whether texts are lower-cased.</param>
    /// <param name="settings">The model's settings.</param>
    internal static TextTokenizer FromWords(IReadOnlyList<string> vocabulary, string path, bool lowerCase, ModelSettings settings)
    {
        int begin = Require("[CLS]"), end = Require("[SEP]"), pad = Require("[PAD]");
        Require("[UNK]");
        using var stream = new MemoryStream(System.Text.Encoding.UTF8.GetBytes(string.Join('\n', vocabulary)));
        try
        {
            var tokenizer = BertTokenizer.Create(stream, new BertOptions { LowerCaseBeforeTokenization = lowerCase, MaskingToken = vocabulary.Contains("[MASK]") ? "[MASK]" : "[UNK]" });
            return new TextTokenizer(text => tokenizer.EncodeToIds(text, addSpecialTokens: false), begin, end, pad, settings.MaximumTokens);
        }
        catch (Exception error) when (error is ArgumentException or InvalidOperationException or FormatException or IOException)
        {
            throw Unreadable(path, error);
        }

        int Require(string piece)
        {
            for (int i = 0; i < vocabulary.Count; i++)
            {
                if (vocabulary[i] == piece)
                    return i;
            }

            throw new EncoderException($"the vocabulary {path} has no {piece}", "use the vocabulary that belongs to the model");
        }
    }

    /// <summary>A SentencePiece tokenizer.</summary>
    /// <param name="model">The file's content.</param>
    /// <param name="path">Where it comes from, for errors.</param>
    /// <param name="xlmRoberta">Whether the network numbers pieces as XLM-RoBERTa does: four marks of its own, all others one later.</param>
    /// <param name="settings">The model's settings.</param>
    internal static TextTokenizer FromPieces(byte[] model, string path, bool xlmRoberta, ModelSettings settings)
    {
        try
        {
            using var stream = new MemoryStream(model);
            var tokenizer = SentencePieceTokenizer.Create(stream, addBeginningOfSentence: false, addEndOfSentence: false);
            Func<string, IReadOnlyList<int>> plain = text => tokenizer.EncodeToIds(text, addBeginningOfSentence: false, addEndOfSentence: false);
            if (xlmRoberta)
            {
                int unknown = tokenizer.UnknownId;
                return new TextTokenizer(text => [.. plain(text).Select(id => id == unknown ? 3 : id + 1)], begin: 0, end: 2, pad: 1, settings.MaximumTokens);
            }

            var vocabulary = tokenizer.Vocabulary;
            int Number(params ReadOnlySpan<string> names)
            {
                foreach (string name in names)
                {
                    if (vocabulary.TryGetValue(name, out int id))
                        return id;
                }

                return -1;
            }

            return new TextTokenizer(plain, Number("[CLS]", "<s>"), Number("[SEP]", "</s>"), Math.Max(0, Number("<pad>", "[PAD]")), settings.MaximumTokens);
        }
        catch (Exception error) when (error is not (EncoderException or OutOfMemoryException))
        {
            throw Unreadable(path, error);
        }
    }

    internal static EncoderException Unreadable(string path, Exception error) =>
        new($"the tokenizer {path} cannot be read ({error.Message.Split('\n')[0].TrimEnd('.', '\r')})", "copy it again from the model", error);

    private static bool IsXlmRoberta(string path, ModelSettings settings) =>
        Path.GetFileName(path) == "sentencepiece.bpe.model"
        || settings.Family.Contains("xlm-roberta", StringComparison.OrdinalIgnoreCase)
        || settings.Family.Contains("XLMRoberta", StringComparison.OrdinalIgnoreCase);
}
