using System.Text;
using System.Text.Json;
using Tocsin.Cli.Output;
using Tocsin.Fetching;

namespace Tocsin.Cli.Fetching;

/// <summary>The fetches of one command: each is said before it happens, and kept for the record.</summary>
internal sealed class FetchSession
{
    private readonly Terminal _terminal;
    private readonly PageFetcher _fetcher;
    private readonly List<(FetchHop Hop, string Sha256, long Bytes)> _record = [];
    private readonly List<(string Url, string Why, DateTimeOffset At)> _failures = [];

    /// <summary>Starts a session.</summary>
    public FetchSession(FetchOptions options, Terminal terminal)
    {
        _terminal = terminal;
        _fetcher = new PageFetcher(options, url => terminal.Say($"fetching {url}"));
    }

    /// <summary>How many failed.</summary>
    public int Failed { get; private set; }

    /// <summary>A line about each request, for people; hostile text.</summary>
    public IReadOnlyList<string> Lines => [.. _record.Select(r => $"{r.Hop.At.UtcDateTime:yyyy-MM-dd HH:mm:ss} UTC: {r.Hop.Url} from {r.Hop.Connected}, status {r.Hop.Status}"), .. _failures.Select(f => $"{f.At.UtcDateTime:yyyy-MM-dd HH:mm:ss} UTC: not fetched: {f.Why}")];

    /// <summary>Fetches; what fails is said and null.</summary>
    public async Task<FetchedFile?> TryAsync(string address, FetchKind kind, bool quiet, CancellationToken cancellation)
    {
        try
        {
            if (!Uri.TryCreate(address, UriKind.Absolute, out var url))
                throw new FetchException($"{SafeText.Shorten(address, 100)} is no web address", "give it in full, with https://");
            var file = await _fetcher.FetchAsync(url, kind, cancellation).ConfigureAwait(false);
            foreach (var hop in file.Hops)
                _record.Add((hop, hop == file.Last ? Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(file.Bytes)) : "", hop == file.Last ? file.Bytes.Length : 0));
            return file;
        }
        catch (FetchException e)
        {
            _record.AddRange(e.Hops.Select(h => (h, "", 0L)));
            _failures.Add((address, e.Message, _terminal.Clock.GetUtcNow()));
            if (!quiet)
            {
                Failed++;
                _terminal.Say($"not fetched: {e.Message}; {e.Remedy}");
            }

            return null;
        }
    }

    /// <summary>Adds what was fetched to a record, one JSON object a line.</summary>
    public void Append(string path)
    {
        if (_record.Count + _failures.Count == 0)
            return;
        using var text = new StreamWriter(path, append: true, new UTF8Encoding(false));
        var lines = new JsonLines(text);
        foreach (var (hop, sha256, bytes) in _record)
            lines.Write(json => Json(json, hop, sha256, bytes));
        foreach (var (url, why, at) in _failures)
        {
            lines.Write(json =>
            {
                json.WriteString("type", "not-fetched");
                json.WriteString("url", url);
                json.WriteString("at", at.UtcDateTime);
                json.WriteString("why", why);
            });
        }
    }

    private static void Json(Utf8JsonWriter json, FetchHop hop, string sha256, long bytes)
    {
        json.WriteString("type", "fetch");
        json.WriteString("url", hop.Url.ToString());
        json.WriteString("at", hop.At.UtcDateTime);
        json.WriteNumber("status", hop.Status);
        List("addresses", hop.Addresses);
        json.WriteString("connected", hop.Connected);
        json.WriteNumber("bytes", bytes);
        json.WriteString("sha256", sha256);
        if (hop.Certificate is not { } certificate)
            return;
        json.WriteStartObject("certificate");
        json.WriteString("subject", certificate.Subject);
        json.WriteString("issuer", certificate.Issuer);
        List("names", certificate.Names);
        json.WriteString("from", certificate.From.UtcDateTime);
        json.WriteString("until", certificate.Until.UtcDateTime);
        json.WriteString("sha256", certificate.Sha256);
        json.WriteString("key_sha256", certificate.KeySha256);
        json.WriteString("faults", certificate.Faults);
        json.WriteEndObject();

        void List(string name, IReadOnlyList<string> values)
        {
            json.WriteStartArray(name);
            foreach (string value in values)
                json.WriteStringValue(value);
            json.WriteEndArray();
        }
    }
}
