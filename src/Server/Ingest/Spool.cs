using System.Collections.Concurrent;
using Tocsin.Storage;

namespace Tocsin.Server.Ingest;

/// <summary>What arrived and waits to be looked at, by election and source.</summary>
public sealed class Spool : IDisposable
{
    private const int LongestName = 64;
    private const int MostSources = 200;
    private readonly Meters _meters;
    private readonly string _root;
    private readonly string _incoming;
    private readonly ConcurrentDictionary<(string Election, string Source), Lazy<SourceSpool>> _spools = new();

    /// <summary>Opens it; half lines that a kill left are cut off.</summary>
    public Spool(ServerSettings settings, Meters meters)
    {
        ArgumentNullException.ThrowIfNull(settings);
        _meters = meters;
        _root = PrivateDirectory.Require(Path.Combine(settings.Data, "spool"));
        _incoming = PrivateDirectory.Require(Path.Combine(settings.Data, "incoming"));
        foreach (string left in Directory.EnumerateFiles(_incoming))
            File.Delete(left);
        foreach (string election in Directory.EnumerateDirectories(_root))
        {
            foreach (string source in Directory.EnumerateDirectories(election))
                _ = Of(Path.GetFileName(election), Path.GetFileName(source)).Waiting;
        }

        meters.Waiting(() => Opened().Sum(s => s.Spool.Waiting));
    }

    /// <summary>True for a name that can be a source: letters, digits, dot, hyphen and underscore, at most 64.</summary>
    public static bool IsName(string name) => name is { Length: > 0 and <= LongestName } && name[0] != '.' && name.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.');

    /// <summary>A new file for a request.</summary>
    public string Incoming() => Path.Combine(_incoming, Path.GetRandomFileName() + ".ndjson");

    /// <summary>Takes what of a request is good.</summary>
    /// <exception cref="StoreException">There are too many sources.</exception>
    public IngestReceipt Accept(string election, string source, string file, CancellationToken cancellation)
    {
        if (!_spools.ContainsKey((election, source)) && _spools.Count >= MostSources)
            throw new StoreException($"there are {MostSources} sources already", "hand posts in under a source that is known");
        var arrived = ArrivedPosts.Read(file, cancellation);
        long added = Of(election, source).Add(file, arrived);
        var receipt = new IngestReceipt(added, arrived.Lines.Count - added, arrived.Rejected, arrived.Refused);
        _meters.Received(receipt);
        return receipt;
    }

    /// <summary>Elections with something new.</summary>
    public IReadOnlyList<string> Waiting() => [.. Opened().Where(s => s.Spool.Waiting > 0).Select(s => s.Election).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];

    /// <summary>Posts of an election that wait, by source.</summary>
    public IReadOnlyList<(string Source, long Posts)> WaitingOf(string election) => [.. Opened().Where(s => s.Election == election).Select(s => (s.Source, s.Spool.Waiting)).OrderBy(s => s.Source, StringComparer.Ordinal)];

    /// <summary>All posts of an election that lie here, in files that are closed.</summary>
    public long Posts(string election) => Opened().Where(s => s.Election == election).Sum(s => s.Spool.ClosedPosts);

    /// <summary>What is to be looked at next: the oldest that waits and, where there is room, what came before it.</summary>
    /// <param name="election">Of this election.</param>
    /// <param name="mostPosts">Posts at most, but one file at least.</param>
    /// <returns>In the order of arrival.</returns>
    public IReadOnlyList<SpoolSegment> Next(string election, long mostPosts)
    {
        var all = Opened().Where(s => s.Election == election).SelectMany(s => s.Spool.Seal())
            .OrderBy(s => s.Arrived).ThenBy(s => s.Path, StringComparer.Ordinal).ToList();
        long posts = 0;
        bool Fits(SpoolSegment segment) => posts == 0 || posts + segment.Posts <= mostPosts;
        var chosen = new HashSet<SpoolSegment>();
        foreach (var segment in all.Where(s => !s.LookedAt).TakeWhile(Fits).Concat(all.AsEnumerable().Reverse().Where(s => s.LookedAt).TakeWhile(Fits)))
        {
            chosen.Add(segment);
            posts += segment.Posts;
        }

        return [.. all.Where(chosen.Contains)];
    }

    /// <summary>The last that arrived.</summary>
    /// <param name="election">Of this election.</param>
    /// <param name="mostPosts">Posts at most, but one file at least.</param>
    /// <param name="lookedAt">Only of what was looked at: two scans that keep the same file at once would bring its posts twice.</param>
    public IReadOnlyList<SpoolSegment> Latest(string election, long mostPosts, bool lookedAt = false)
    {
        long posts = 0;
        return [.. Opened().Where(s => s.Election == election).SelectMany(s => s.Spool.Seal()).Where(s => s.LookedAt || !lookedAt)
            .OrderByDescending(s => s.Arrived).ThenBy(s => s.Path, StringComparer.Ordinal)
            .TakeWhile(s => posts == 0 | (posts += s.Posts) <= mostPosts).Reverse()];
    }

    /// <summary>Remembers that a scan of these was kept.</summary>
    public void LookedAt(string election, IReadOnlyList<SpoolSegment> segments)
    {
        ArgumentNullException.ThrowIfNull(segments);
        foreach (var source in segments.GroupBy(s => Path.GetFileName(Path.GetDirectoryName(s.Path)!), StringComparer.Ordinal))
            Of(election, source.Key).LookedAt(source.Max(s => s.Number));
    }

    /// <summary>Deletes files of an election that were looked at and arrived before a moment.</summary>
    /// <returns>How many.</returns>
    public int Forget(string election, DateTime before) => Opened().Where(s => s.Election == election).Sum(s => s.Spool.Forget(before).Count);

    /// <inheritdoc />
    public void Dispose()
    {
        foreach (var (_, _, spool) in Opened())
            spool.Dispose();
    }

    private IEnumerable<(string Election, string Source, SourceSpool Spool)> Opened() => _spools.Select(s => (s.Key.Election, s.Key.Source, s.Value.Value));

    private SourceSpool Of(string election, string source) =>
        _spools.GetOrAdd((election, source), key => new Lazy<SourceSpool>(() => new SourceSpool(Path.Combine(PrivateDirectory.Require(Path.Combine(_root, key.Election)), key.Source)))).Value;
}
