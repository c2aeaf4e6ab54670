using System.Buffers;
using System.Globalization;
using System.Text.Json;
using Tocsin.Engine.Model.Elections;
using Tocsin.Sources.Lists;

namespace Tocsin.Sources.Outlets;

/// <summary>Known outlets as JSON lines, one outlet each, losing nothing: what a scan took from a register, so that it can be repeated without the register.</summary>
public static class KnownOutletLines
{
    private const string Type = "known-outlet";

    /// <summary>Writes them; the same outlets in the same order give the same bytes.</summary>
    public static byte[] Write(IEnumerable<KnownOutlet> outlets)
    {
        ArgumentNullException.ThrowIfNull(outlets);
        var bytes = new ArrayBufferWriter<byte>();
        foreach (var outlet in outlets)
        {
            using (var line = new Utf8JsonWriter(bytes))
                Write(line, outlet);
            bytes.Write("\n"u8);
        }

        return bytes.WrittenSpan.ToArray();
    }

    /// <summary>Reads what <see cref="Write(IEnumerable{KnownOutlet})"/> wrote.</summary>
    public static IReadOnlyList<KnownOutlet> Read(byte[] bytes)
    {
        ArgumentNullException.ThrowIfNull(bytes);
        var outlets = new List<KnownOutlet>();
        int start = 0;
        for (int end; (end = Array.IndexOf(bytes, (byte)'\n', start)) >= 0; start = end + 1)
            outlets.Add(Read(bytes.AsMemory(start, end - start)) ?? throw new InvalidOperationException("BUG: an outlet that was written cannot be read"));
        return outlets;
    }

    /// <summary>True when a line is one of these.</summary>
    internal static bool Is(ReadOnlySpan<byte> line) => line.StartsWith("{\"type\":\"known-outlet\","u8);

    /// <summary>Reads a line; null when it is not one of these.</summary>
    internal static KnownOutlet? Read(ReadOnlyMemory<byte> line)
    {
        try
        {
            using var json = JsonDocument.Parse(line);
            var root = json.RootElement;
            return root.GetProperty("type").GetString() != Type ? null : new KnownOutlet
            {
                Name = root.GetProperty("name").GetString()!,
                Domains = [.. root.GetProperty("domains").EnumerateArray().Select(d => d.GetString()!)],
                Accounts = [.. root.GetProperty("accounts").EnumerateArray().Select(d => d.GetString()!)],
                Statuses = [.. root.GetProperty("statuses").EnumerateArray().Select(Status)],
            };
        }
        catch (Exception error) when (error is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            return null;
        }
    }

    /// <summary>Reads a file of these.</summary>
    internal static OutletLoad Read(string path)
    {
        var problems = new List<ListProblem>();
        var outlets = new List<KnownOutlet>();
        foreach (var (number, line) in LineFile.Lines(path, problems))
        {
            if (Read(line) is { } outlet)
                outlets.Add(outlet);
            else
                problems.Add(new ListProblem(path, number, "the line is no outlet as a scan keeps it", "take the file as the scan wrote it"));
        }

        return new OutletLoad(outlets, [], problems);
    }

    private static OutletStatus Status(JsonElement json) => new(
        json.GetProperty("kind").GetString()!,
        json.GetProperty("by").GetString()!,
        DateOnly.TryParseExact(json.GetProperty("since").GetString(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null,
        json.GetProperty("ground").GetString()!);

    private static void Write(Utf8JsonWriter line, KnownOutlet outlet)
    {
        line.WriteStartObject();
        line.WriteString("type", Type);
        line.WriteString("name", outlet.Name);
        foreach (var (name, values) in new[] { ("domains", outlet.Domains), ("accounts", outlet.Accounts) })
        {
            line.WriteStartArray(name);
            foreach (string value in values)
                line.WriteStringValue(value);
            line.WriteEndArray();
        }

        line.WriteStartArray("statuses");
        foreach (var status in outlet.Statuses)
        {
            line.WriteStartObject();
            line.WriteString("kind", status.Kind);
            line.WriteString("by", status.By);
            line.WriteString("since", status.Since?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
            line.WriteString("ground", status.Ground);
            line.WriteEndObject();
        }

        line.WriteEndArray();
        line.WriteEndObject();
    }
}
