using System.Text;
using System.Text.Json;
using Tocsin.Evidence.Verifying;

namespace Tocsin.Cli.Archives;

/// <summary>Compares a file of the archive with the one that the replay wrote, and says what differs in the reader's terms.</summary>
internal static class OutputComparison
{
    /// <summary>Differences said of one file.</summary>
    public const int Said = 5;

    /// <summary>What differs; nothing when the bytes are equal.</summary>
    /// <param name="name">Name of the file in the archive.</param>
    /// <param name="archive">Opens its bytes there.</param>
    /// <param name="replay">The file that the replay wrote.</param>
    public static IReadOnlyList<EvidenceDifference> Of(string name, Func<Stream> archive, string replay)
    {
        if (!File.Exists(replay))
            return [new EvidenceDifference(name, "the replay writes no such file")];
        if (FirstLine(archive, replay) is not { } line)
            return [];
        var said = Path.GetExtension(name) switch
        {
            ".ndjson" => Lines(Encoding.UTF8.GetString(Whole(archive)).Split('\n', StringSplitOptions.RemoveEmptyEntries), File.ReadAllLines(replay)),
            ".json" => Documents(Whole(archive), File.ReadAllBytes(replay)),
            _ => null,
        };
        return said is { Count: > 0 } ? [.. said.Select(s => new EvidenceDifference(name, s))] : [new EvidenceDifference(name, $"differs from line {line} on")];
    }

    // Null when the two are equal.
    private static long? FirstLine(Func<Stream> archive, string replay)
    {
        using var stream = archive();
        using var other = File.OpenRead(replay);
        byte[] here = new byte[1 << 16], there = new byte[1 << 16];
        long line = 1;
        while (true)
        {
            int read = stream.ReadAtLeast(here, here.Length, throwOnEndOfStream: false), got = other.ReadAtLeast(there, there.Length, throwOnEndOfStream: false);
            int same = here.AsSpan(0, read).CommonPrefixLength(there.AsSpan(0, got));
            line += here.AsSpan(0, same).Count((byte)'\n');
            if (same < read || same < got)
                return line;
            if (read == 0)
                return null;
        }
    }

    private static byte[] Whole(Func<Stream> archive)
    {
        using var stream = archive();
        byte[] bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return bytes;
    }

    private static List<string>? Lines(IReadOnlyList<string> archive, IReadOnlyList<string> replay)
    {
        try
        {
            var here = ById(archive);
            var there = ById(replay);
            var said = new List<string>();
            said.AddRange(here.Keys.Where(id => !there.ContainsKey(id)).Select(id => $"{id}: in the archive, but the replay does not find it"));
            said.AddRange(there.Keys.Where(id => !here.ContainsKey(id)).Select(id => $"{id}: the replay finds it, but it is not in the archive"));
            foreach (var (id, line) in here.Where(p => there.TryGetValue(p.Key, out string? other) && other != p.Value))
            {
                using JsonDocument a = JsonDocument.Parse(line), b = JsonDocument.Parse(there[id]);
                said.AddRange(JsonDifference.Between(a.RootElement, b.RootElement).Take(Said).Select(d => $"{id}: {d}"));
            }

            return [.. said.Take(Said)];
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            return null;
        }
    }

    private static List<string>? Documents(byte[] archive, byte[] replay)
    {
        try
        {
            using JsonDocument a = JsonDocument.Parse(archive), b = JsonDocument.Parse(replay);
            return [.. JsonDifference.Between(a.RootElement, b.RootElement).Take(Said)];
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static Dictionary<string, string> ById(IReadOnlyList<string> lines)
    {
        var found = new Dictionary<string, string>(StringComparer.Ordinal);
        for (int i = 0; i < lines.Count; i++)
        {
            using var document = JsonDocument.Parse(lines[i]);
            string id = document.RootElement.TryGetProperty("id", out var value) && value.ValueKind == JsonValueKind.String ? value.GetString()! : $"line {i + 1}";
            found.TryAdd(id, lines[i]);
        }

        return found;
    }
}
