using System.Text.Json;

namespace Tocsin.Partners.Polling;

/// <summary>How far a collection was read: kept in a file, so that a poll that was interrupted goes on where it was.</summary>
/// <param name="AddedAfter">Ask for what came after this moment; empty to begin.</param>
public sealed record TaxiiPosition(string AddedAfter)
{
    /// <summary>The position a file tells; the beginning when there is none.</summary>
    public static TaxiiPosition Read(string path)
    {
        if (!File.Exists(path))
            return new TaxiiPosition("");
        try
        {
            using var document = JsonDocument.Parse(File.ReadAllBytes(path));
            return new TaxiiPosition(document.RootElement.GetProperty("added_after").GetString() ?? "");
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException or KeyNotFoundException)
        {
            throw new TaxiiException($"{Path.GetFileName(path)} is no position of a poll", "remove it to begin anew: what is known already is not kept twice");
        }
    }

    /// <summary>Writes it, whole or not at all.</summary>
    public void Write(string path)
    {
        string aside = path + ".partial";
        using (var file = new FileStream(aside, FileMode.Create, FileAccess.Write))
        {
            JsonSerializer.Serialize(file, new Dictionary<string, string> { ["added_after"] = AddedAfter });
            file.Flush(flushToDisk: true);
        }

        File.Move(aside, path, overwrite: true);
    }
}
