using System.Text.Json;

namespace Tocsin.Semantics;

/// <summary>What the model's own configuration files say; defaults where they are silent.</summary>
/// <param name="MaximumTokens">Tokens of a text that are read, the marks of beginning and end included.</param>
/// <param name="LowerCase">Whether texts are lower-cased first.</param>
/// <param name="Pooling">How token vectors become one.</param>
/// <param name="Family">Model type and tokenizer class, for telling tokenizers apart.</param>
internal sealed record ModelSettings(int MaximumTokens, bool LowerCase, Pooling Pooling, string Family)
{
    private const int DefaultTokens = 128;

    // Posts are short and the cost grows faster than the length.
    private const int MostTokens = 512;

    /// <summary>Reads them.</summary>
    public static ModelSettings Read(ModelDirectory directory)
    {
        using var sentence = Parse(directory.Find("sentence_bert_config.json"));
        using var tokenizer = Parse(directory.Find("tokenizer_config.json"));
        using var config = Parse(directory.Find("config.json"));
        using var pooling = Parse(directory.Find(Path.Combine("1_Pooling", "config.json")));
        int most = Number(sentence, "max_seq_length") ?? Number(tokenizer, "model_max_length") ?? DefaultTokens;
        bool lower = Flag(tokenizer, "do_lower_case") ?? Flag(sentence, "do_lower_case") ?? false;
        if (directory.Find(Path.Combine("2_Dense", "config.json")) is { } dense)
            throw new EncoderException($"the model has a layer after pooling ({dense}) that model.onnx does not hold", "export the whole model, so that it has an output sentence_embedding, and remove 2_Dense");
        return new ModelSettings(
            Math.Clamp(most, 8, MostTokens),
            lower,
            Flag(pooling, "pooling_mode_cls_token") == true ? Pooling.First : Flag(pooling, "pooling_mode_max_tokens") == true ? Pooling.Max : Pooling.Mean,
            $"{Text(config, "model_type")} {Text(tokenizer, "tokenizer_class")}");
    }

    private static JsonDocument? Parse(string? path)
    {
        if (path is null)
            return null;
        try
        {
            var document = JsonDocument.Parse(File.ReadAllBytes(path));
            if (document.RootElement.ValueKind == JsonValueKind.Object)
                return document;
            document.Dispose();
        }
        catch (JsonException error)
        {
            throw new EncoderException($"{path} is not valid JSON ({error.Message.TrimEnd('.')})", "copy it again from the model", error);
        }

        throw new EncoderException($"{path} is not a JSON object", "copy it again from the model");
    }

    // Some files give 10³⁰ for "no limit".
    private static int? Number(JsonDocument? document, string name) =>
        Get(document, name) is { ValueKind: JsonValueKind.Number } value ? (int)Math.Min(value.GetDouble(), MostTokens) : null;

    private static bool? Flag(JsonDocument? document, string name) =>
        Get(document, name) is { ValueKind: JsonValueKind.True or JsonValueKind.False } value ? value.GetBoolean() : null;

    private static string Text(JsonDocument? document, string name) =>
        Get(document, name) is { ValueKind: JsonValueKind.String } value ? value.GetString()! : "";

    private static JsonElement? Get(JsonDocument? document, string name) =>
        document is not null && document.RootElement.TryGetProperty(name, out var value) ? value : null;
}
