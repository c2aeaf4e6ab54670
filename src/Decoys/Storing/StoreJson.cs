using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Unicode;

namespace Tocsin.Decoys.Storing;

/// <summary>The store as JSON, version 1: <c>{"format":"tocsin-decoys","version":1,"secret":…,"decoys":[…]}</c>.</summary>
internal static class StoreJson
{
    public const string Format = "tocsin-decoys";
    private const int Version = 1;

    private static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.KebabCaseLower, allowIntegerValues: false) },
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
        WriteIndented = true,
        IgnoreReadOnlyProperties = true,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
    };

    public static byte[] Write(DecoyStore store) =>
        JsonSerializer.SerializeToUtf8Bytes(new Content(Format, Version, store.Secret, store.Decoys), Options);

    /// <exception cref="JsonException">It is no store.</exception>
    /// <exception cref="FormatException">It is of another version.</exception>
    public static DecoyStore Read(ReadOnlySpan<byte> bytes)
    {
        var content = JsonSerializer.Deserialize<Content>(bytes, Options) ?? throw new JsonException("nothing in it");
        if (content.Format != Format)
            throw new JsonException("another format");
        if (content.Version != Version)
            throw new FormatException($"version {content.Version}");
        if (content.Secret.Length < 16 || content.Decoys.Any(d => d is null || d.Files.Any(f => f is null) || d.Canaries.Any(c => c is null) || d.Plantings.Any(p => p is null)))
            throw new JsonException("incomplete");
        return new DecoyStore(content.Secret, content.Decoys);
    }

    private sealed record Content(string Format, int Version, byte[] Secret, IReadOnlyList<Decoy> Decoys);
}
