using System.Text;
using System.Text.Json;

namespace Tocsin.Bench.Phases;

/// <summary>Writes simulated NDJSON as a table: <c>csv IN OUT</c>.</summary>
internal static class CsvProgram
{
    private static readonly string[] Scalars = ["id", "account", "time", "text", "lang", "reshare_of"];

    public static int Run(string[] args)
    {
        if (args.Length != 2)
        {
            Console.Error.WriteLine("usage: csv IN OUT");
            return 2;
        }

        using var writer = new StreamWriter(args[1], false, new UTF8Encoding(false)) { NewLine = "\n" };
        writer.WriteLine(string.Join(',', [.. Scalars, "urls", "hashtags"]));
        foreach (string line in File.ReadLines(args[0]))
        {
            using var post = JsonDocument.Parse(line);
            writer.WriteLine(string.Join(',', [.. Scalars.Select(f => Cell(Text(post.RootElement, f))), List(post.RootElement, "urls"), List(post.RootElement, "hashtags")]));
        }

        return 0;
    }

    private static string Text(JsonElement post, string field) =>
        post.TryGetProperty(field, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString()! : "";

    private static string List(JsonElement post, string field) =>
        post.TryGetProperty(field, out var value) ? Cell(string.Join(',', value.EnumerateArray().Select(v => v.GetString()))) : "";

    // RFC 4180.
    private static string Cell(string value) =>
        value.AsSpan().IndexOfAny("\",\r\n") < 0 ? value : $"\"{value.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
