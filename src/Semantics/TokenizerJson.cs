using System.Diagnostics.CodeAnalysis;
using System.Text.Json;

namespace Tocsin.Semantics;

/// <summary>Reads tokenizer.json of the kinds that multilingual sentence encoders use: WordPiece and Unigram.</summary>
internal static class TokenizerJson
{
    /// <summary>Reads it; false when it is of another kind, so that a file beside it may serve.</summary>
    public static bool TryRead(string path, ModelSettings settings, [NotNullWhen(true)] out TextTokenizer? tokenizer)
    {
        tokenizer = null;
        try
        {
            using var document = JsonDocument.Parse(File.ReadAllBytes(path));
            var root = document.RootElement;
            var model = root.GetProperty("model");
            string type = model.TryGetProperty("type", out var given) ? given.GetString() ?? "" : "";
            tokenizer = type switch
            {
                "WordPiece" => Words(root, model, path, settings),
                "Unigram" => Pieces(root, model, path, settings),
                _ => null,
            };
            return tokenizer is not null;
        }
        catch (Exception error) when (error is JsonException or KeyNotFoundException or InvalidOperationException or FormatException)
        {
            throw TextTokenizer.Unreadable(path, error);
        }
    }

    private static TextTokenizer Words(JsonElement root, JsonElement model, string path, ModelSettings settings)
    {
        var vocabulary = model.GetProperty("vocab").EnumerateObject().Select(p => (p.Name, Id: p.Value.GetInt32())).ToList();
        if (vocabulary.Count == 0 || vocabulary.Any(v => v.Id < 0 || v.Id >= vocabulary.Count) || vocabulary.DistinctBy(v => v.Id).Count() < vocabulary.Count)
            throw new EncoderException($"the numbers of the pieces in {path} have gaps", "use the tokenizer that belongs to the model");
        var lines = new string[vocabulary.Count];
        foreach (var (name, id) in vocabulary)
            lines[id] = name;
        bool lower = root.TryGetProperty("normalizer", out var normalizer) && normalizer.ValueKind == JsonValueKind.Object
            && normalizer.TryGetProperty("lowercase", out var flag) && flag.ValueKind == JsonValueKind.True;
        return TextTokenizer.FromWords(lines, path, lower || settings.LowerCase, settings);
    }

    // Pieces lie in the order of the network's numbers already, so the file becomes a SentencePiece model as it is.
    private static TextTokenizer Pieces(JsonElement root, JsonElement model, string path, ModelSettings settings)
    {
        int unknown = model.TryGetProperty("unk_id", out var id) && id.ValueKind == JsonValueKind.Number ? id.GetInt32() : 0;
        var pieces = model.GetProperty("vocab").EnumerateArray().Select(p => (Piece: p[0].GetString() ?? "", Score: p[1].GetSingle())).ToList();
        if (unknown < 0 || unknown >= pieces.Count)
            throw new EncoderException($"{path} names no piece for what is unknown", "use the tokenizer that belongs to the model");
        return TextTokenizer.FromPieces(SentencePieceFile.Write(pieces, unknown, Charsmap(root)), path, xlmRoberta: false, settings);
    }

    private static byte[] Charsmap(JsonElement root)
    {
        if (!root.TryGetProperty("normalizer", out var normalizer) || normalizer.ValueKind != JsonValueKind.Object)
            return [];
        var parts = normalizer.TryGetProperty("normalizers", out var list) && list.ValueKind == JsonValueKind.Array ? [.. list.EnumerateArray()] : new[] { normalizer };
        foreach (var part in parts)
        {
            if (part.TryGetProperty("precompiled_charsmap", out var map) && map.ValueKind == JsonValueKind.String)
                return map.GetBytesFromBase64();
        }

        return [];
    }
}
