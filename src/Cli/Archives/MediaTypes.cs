namespace Tocsin.Cli.Archives;

/// <summary>What to open a file with, by its extension.</summary>
internal static class MediaTypes
{
    /// <summary>A media type; that of plain bytes where nothing is known.</summary>
    public static string Of(string name) => Path.GetExtension(name).ToLowerInvariant() switch
    {
        ".json" => "application/json",
        ".ndjson" or ".jsonl" => "application/x-ndjson",
        ".csv" => "text/csv",
        ".tsv" => "text/tab-separated-values",
        ".html" or ".htm" => "text/html",
        ".graphml" or ".xml" => "application/xml",
        ".yaml" or ".yml" => "application/yaml",
        ".txt" or ".log" or ".md" => "text/plain",
        ".eml" => "message/rfc822",
        ".mbox" => "application/mbox",
        ".gz" => "application/gzip",
        ".zst" => "application/zstd",
        ".zip" => "application/zip",
        ".pdf" => "application/pdf",
        _ => "application/octet-stream",
    };
}
