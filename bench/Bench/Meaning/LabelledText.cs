using System.IO.Compression;
using System.Text;
using System.Text.Json;

namespace Tocsin.Bench.Meaning;

/// <summary>One text of a labelled set.</summary>
/// <param name="Cluster">Texts of one cluster say the same.</param>
/// <param name="Kind">copypasta, rewording or translation.</param>
/// <param name="Language">ISO code.</param>
/// <param name="Utf8">The text.</param>
internal sealed record LabelledText(string Cluster, string Kind, string Language, byte[] Utf8)
{
    /// <summary>The duplicates of the D3lta project: doc_id, cluster, cluster_type, language, text.</summary>
    public static LabelledText[] Duplicates(string path)
    {
        using var stream = new StreamReader(new GZipStream(File.OpenRead(path), CompressionMode.Decompress), Encoding.UTF8);
        return [.. Records(stream.ReadToEnd()).Skip(1).Select(r => new LabelledText(r[1], r[2], r[3], Encoding.UTF8.GetBytes(r[4])))];
    }

    /// <summary>Sentence pairs with a score of 0 to 5, aligned in nine languages.</summary>
    public static IEnumerable<(double Score, Dictionary<string, string> First, Dictionary<string, string> Second)> SentencePairs(string path)
    {
        using var stream = new StreamReader(new GZipStream(File.OpenRead(path), CompressionMode.Decompress), Encoding.UTF8);
        while (stream.ReadLine() is { } line)
        {
            using var record = JsonDocument.Parse(line);
            var root = record.RootElement;
            yield return (root.GetProperty("score").GetDouble(), Sentences(root.GetProperty("s1")), Sentences(root.GetProperty("s2")));
        }
    }

    private static Dictionary<string, string> Sentences(JsonElement element) =>
        element.EnumerateObject().ToDictionary(p => p.Name, p => p.Value.GetString()!, StringComparer.Ordinal);

    private static IEnumerable<List<string>> Records(string csv)
    {
        var record = new List<string>();
        var field = new StringBuilder();
        bool quoted = false;
        for (int i = 0; i < csv.Length; i++)
        {
            char c = csv[i];
            if (quoted && c == '"' && i + 1 < csv.Length && csv[i + 1] == '"')
                field.Append(csv[++i]);
            else if (c == '"')
                quoted = !quoted;
            else if (!quoted && c is ',' or '\n')
            {
                record.Add(field.ToString());
                field.Clear();
                if (c == '\n')
                {
                    yield return record;
                    record = [];
                }
            }
            else if (quoted || c != '\r')
                field.Append(c);
        }
    }
}
