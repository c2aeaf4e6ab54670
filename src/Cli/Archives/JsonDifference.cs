using System.Text.Json;

namespace Tocsin.Cli.Archives;

/// <summary>Says where two JSON values differ, by the path a reader would type.</summary>
internal static class JsonDifference
{
    private const int Shown = 80;

    /// <summary>Differences from the first on.</summary>
    public static IEnumerable<string> Between(JsonElement archive, JsonElement replay, string path = "")
    {
        if (archive.ValueKind == JsonValueKind.Object && replay.ValueKind == JsonValueKind.Object)
            return Objects(archive, replay, path);
        if (archive.ValueKind == JsonValueKind.Array && replay.ValueKind == JsonValueKind.Array)
            return Arrays(archive, replay, path);
        return archive.GetRawText() == replay.GetRawText() ? [] : [$"{(path.Length > 0 ? path : "it")}: {Text(archive)} in the archive, {Text(replay)} in the replay"];
    }

    private static IEnumerable<string> Objects(JsonElement archive, JsonElement replay, string path)
    {
        foreach (var property in archive.EnumerateObject())
        {
            string below = path.Length > 0 ? $"{path}.{property.Name}" : property.Name;
            if (!replay.TryGetProperty(property.Name, out var other))
                yield return $"{below}: only in the archive";
            else
            {
                foreach (string difference in Between(property.Value, other, below))
                    yield return difference;
            }
        }

        foreach (var property in replay.EnumerateObject().Where(p => !archive.TryGetProperty(p.Name, out _)))
            yield return $"{(path.Length > 0 ? $"{path}." : "")}{property.Name}: only in the replay";
    }

    private static IEnumerable<string> Arrays(JsonElement archive, JsonElement replay, string path)
    {
        int count = archive.GetArrayLength(), other = replay.GetArrayLength();
        if (count != other)
            yield return $"{path}: {count} in the archive, {other} in the replay";
        for (int i = 0; i < Math.Min(count, other); i++)
        {
            foreach (string difference in Between(archive[i], replay[i], $"{path}[{i}]"))
                yield return difference;
        }
    }

    private static string Text(JsonElement value)
    {
        string text = value.GetRawText();
        return text.Length <= Shown ? text : text[..Shown] + "…";
    }
}
