using Tocsin.Server.Ingest;
using Tocsin.Sources;
using Tocsin.Storage;

namespace Tocsin.Server.Casebook;

/// <content>Bringing in files.</content>
public sealed partial class Desk
{
    /// <summary>Keeps a file that somebody brought; nothing is looked at yet.</summary>
    public Task<Upload> Bring(string election, string name, Stream content, CancellationToken cancellation)
    {
        RequireElection(election);
        Require(Role.Analyst, "bringing in posts");
        return uploads.Save(election, name, content, cancellation);
    }

    /// <summary>A file that was brought.</summary>
    public Upload Brought(string election, string id)
    {
        RequireElection(election);
        return uploads.Find(election, id);
    }

    /// <summary>How it would be read. Without a map, as files with these columns were read last.</summary>
    /// <exception cref="StoreException">The map makes no sense.</exception>
    public (Preview Preview, string Map) Preview(Upload upload, string? map)
    {
        ArgumentNullException.ThrowIfNull(upload);
        var columns = ColumnNames.Of(upload.Path);
        string used = map ?? uploads.Remembered(columns);
        return (Ingest.Preview.Of(upload.Path, Map(used), CancellationToken.None), used);
    }

    /// <summary>Loads it: scans it and keeps what is found.</summary>
    public Job Import(string election, Upload upload, string map)
    {
        RequireElection(election);
        Require(Role.Analyst, "bringing in posts");
        ArgumentNullException.ThrowIfNull(upload);
        _ = Map(map);
        RequireCollection(election);
        if (map.Length > 0)
            uploads.Remember(ColumnNames.Of(upload.Path), map);
        string by = Acting("scan");
        string[] more = map.Length > 0 ? ["--map", map] : [];
        return board.Start(election, "import", upload.Name, by, (job, cancellation) => detection.Scan(job, election, [upload.Path], by, more, cancellation));
    }

    /// <summary>Posts handed in over the API that wait to be looked at, by source.</summary>
    public IReadOnlyList<(string Source, long Posts)> Waiting(string election)
    {
        RequireElection(election);
        return spool.WaitingOf(election);
    }

    private static IReadOnlyDictionary<string, string> Map(string text) =>
        FieldMap.TryParse(text, out var map, out string? error) ? map : throw new StoreException($"the columns are not clear: {error}", "choose them again");
}
