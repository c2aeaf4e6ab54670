using System.Text.Json;

namespace Tocsin.Server.Screening;

/// <summary>Reads a line of a command's JSON: its names are in snake case.</summary>
internal static class ScreeningJson
{
    private static readonly JsonSerializerOptions Options = new() { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower };

    /// <summary>Reads it.</summary>
    public static T Read<T>(JsonElement line) => line.Deserialize<T>(Options) ?? throw new JsonException("null where an object is expected");
}
