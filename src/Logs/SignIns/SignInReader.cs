using System.Globalization;
using System.Text;
using System.Text.Json;
using Tocsin.Engine.Model;
using Tocsin.Logs.Records;
using Tocsin.Sources.Lists;
using Tocsin.Sources.Names;

namespace Tocsin.Logs.SignIns;

/// <summary>Reads sign-ins from JSON lines, JSON documents (Microsoft Entra and Google Workspace exports), CSV, and syslog of sshd, Dovecot and Postfix.</summary>
public sealed class SignInReader(GeoTable? geo, int year)
{
    private readonly List<SignIn> _signIns = [];
    private readonly SignInSum _sum = new();

    /// <summary>Reads files, directories, globs, or - for standard input; plain, .gz or .zst.</summary>
    public SignInSum Read(IReadOnlyList<string> inputs, RejectionLog rejections, CancellationToken cancellation)
    {
        var reader = new NameReader(inputs, rejections);
        var shapes = new ShapeTracker(year);
        string? document = null;
        foreach (var chunk in reader.Read())
        {
            cancellation.ThrowIfCancellationRequested();
            if (chunk.File == document)
                continue;
            document = null;
            var shape = shapes.For(chunk, out _);
            if (chunk.FirstLine == 1 && chunk.File != "-" && IsDocument(chunk.Bytes.Span))
                Document(document = chunk.File, shape, rejections);
            else
                Lines(chunk, shape);
        }

        _sum.SignIns = [.. _signIns.OrderBy(s => s.Time)];
        return _sum;
    }

    // One JSON value over several lines, or a list.
    private static bool IsDocument(ReadOnlySpan<byte> bytes)
    {
        bytes = bytes.TrimStart(" \t\r\n"u8);
        if (bytes is [(byte)'[', ..])
            return true;
        if (bytes is not [(byte)'{', ..])
            return false;
        int feed = bytes.IndexOf((byte)'\n');
        var first = new Utf8JsonReader(feed < 0 ? bytes : bytes[..feed], isFinalBlock: true, default);
        try
        {
            first.Read();
            first.Skip();
            return feed < 0 && Wrapped(bytes);
        }
        catch (JsonException)
        {
            return true;
        }
    }

    private static bool Wrapped(ReadOnlySpan<byte> bytes) =>
        bytes.IndexOf("\"value\":["u8) >= 0 || bytes.IndexOf("\"items\":["u8) >= 0 || bytes.IndexOf("\"records\":["u8) >= 0;

    private void Document(string path, LogShape shape, RejectionLog rejections)
    {
        try
        {
            using var document = JsonDocument.Parse(ListFile.Read(path, []).AsMemory(), new JsonDocumentOptions { AllowTrailingCommas = true });
            long number = 0;
            foreach (var item in Items(document.RootElement))
                Take(Encoding.UTF8.GetBytes(item.GetRawText()), shape, path, ++number);
        }
        catch (JsonException e)
        {
            rejections.Add(new Rejection(path, (e.LineNumber ?? -1) + 1, RejectionReason.Malformed, "the JSON document is broken; nothing of it is used"));
        }
    }

    private static IEnumerable<JsonElement> Items(JsonElement root)
    {
        if (root.ValueKind == JsonValueKind.Array)
            return root.EnumerateArray().Where(e => e.ValueKind == JsonValueKind.Object);
        foreach (string name in (string[])["value", "items", "records", "Records", "events", "data", "hits"])
        {
            if (root.ValueKind == JsonValueKind.Object && root.TryGetProperty(name, out var list) && list.ValueKind == JsonValueKind.Array)
                return list.EnumerateArray().Where(e => e.ValueKind == JsonValueKind.Object);
        }

        return root.ValueKind == JsonValueKind.Object ? [root] : [];
    }

    private void Lines(NameChunk chunk, LogShape shape)
    {
        long number = chunk.FirstLine;
        foreach (var range in chunk.Bytes.Span.Split((byte)'\n'))
        {
            var line = chunk.Bytes.Span[range];
            bool header = shape.Kind == LogKind.Csv && number == 1;
            if (!line.Trim(" \t\r"u8).IsEmpty && !header)
                Take(line, shape, chunk.File, number);
            number++;
        }
    }

    private void Take(ReadOnlySpan<byte> line, LogShape shape, string file, long number)
    {
        _sum.Records++;
        var record = RecordReader.Read(line, shape);
        var outcome = OutcomeWords.Of(record[FieldRole.Result]);
        if (outcome == SignInOutcome.Unknown)
            _sum.Others++;
        else if (record.User.Length == 0 || !System.Net.IPAddress.TryParse(Bare(record.Machine), out var address))
            _sum.Incomplete++;
        else if (record.Time is not { } time)
            _sum.Undated++;
        else
            Add(record, outcome, address.IsIPv4MappedToIPv6 ? address.MapToIPv4().ToString() : address.ToString(), time, file, number);
    }

    // 192.0.2.7:51234 and [2001:db8::1]:443
    private static string Bare(string address)
    {
        if (address.StartsWith('[') && address.IndexOf(']', StringComparison.Ordinal) is var close and > 0)
            return address[1..close];
        int colon = address.IndexOf(':', StringComparison.Ordinal);
        return colon > 0 && address.IndexOf(':', colon + 1) < 0 ? address[..colon] : address;
    }

    private void Add(LogRecord record, SignInOutcome outcome, string address, long time, string file, long number)
    {
        string country = record[FieldRole.Country];
        double latitude = Degrees(record[FieldRole.Latitude]), longitude = Degrees(record[FieldRole.Longitude]);
        if ((double.IsNaN(latitude) || country.Length == 0) && geo is not null && geo.TryFind(address, out string known, out double north, out double east))
        {
            country = country.Length > 0 ? country : known;
            (latitude, longitude) = double.IsNaN(latitude) || double.IsNaN(longitude) ? (north, east) : (latitude, longitude);
        }

        _sum.YearGuessed += record.YearGuessed ? 1 : 0;
        _signIns.Add(new SignIn
        {
            Time = time,
            User = record.User.ToLowerInvariant(),
            Address = address,
            Outcome = outcome,
            Country = country,
            City = record[FieldRole.City],
            Latitude = latitude,
            Longitude = longitude,
            Agent = record[FieldRole.Agent],
            File = file,
            Line = number,
        });
    }

    private static double Degrees(string text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double value) && Math.Abs(value) <= 180 ? value : double.NaN;
}
