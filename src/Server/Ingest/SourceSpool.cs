using System.Globalization;
using System.Text;
using Microsoft.Win32.SafeHandles;
using Tocsin.Disk;

namespace Tocsin.Server.Ingest;

/// <summary>Posts of one election from one source as they arrived, in files that are only added to.</summary>
/// <remarks>
/// What is acknowledged is on the disk: the file is flushed before the answer. A kill can leave half a line at the end of the open file; it was
/// never acknowledged and is cut off at the next start. Closed files carry their number and their posts in their names and are never changed.
/// </remarks>
internal sealed class SourceSpool : IDisposable
{
    private const string Open = ".open", Closed = ".ndjson", Mark = "looked-at";
    // A look takes whole files: many that arrive at once must not make it long.
    private const long LargestFile = 256L * 1024 * 1024, MostPosts = 50_000;
    private readonly string _directory;
    private readonly Lock _gate = new();
    private readonly SeenIds _seen = new();
    private readonly List<SpoolSegment> _segments;
    private SafeFileHandle? _file;
    private string _path = "";
    private long _length, _posts, _next, _lookedAt;
    private bool _remembered;

    public SourceSpool(string directory)
    {
        _directory = PrivateDirectory.Require(directory);
        _lookedAt = File.Exists(MarkPath) && long.TryParse(File.ReadAllText(MarkPath), CultureInfo.InvariantCulture, out long mark) ? mark : 0;
        _segments = [.. Directory.EnumerateFiles(directory, "*" + Closed).Select(Segment).OfType<SpoolSegment>().OrderBy(s => s.Number)];

        // What was looked at and is gone by now had its numbers too.
        _next = Math.Max(_lookedAt, _segments.Count == 0 ? 0 : _segments[^1].Number) + 1;
        foreach (string left in Directory.EnumerateFiles(directory, "*" + Open))
            Recover(left);
    }

    private string MarkPath => Path.Combine(_directory, Mark);

    /// <summary>Posts that were taken and that no scan was kept of yet.</summary>
    public long Waiting
    {
        get
        {
            lock (_gate)
                return _posts + _segments.Where(s => s.Number > _lookedAt).Sum(s => s.Posts);
        }
    }

    /// <summary>Posts in closed files.</summary>
    public long ClosedPosts
    {
        get
        {
            lock (_gate)
                return _segments.Sum(s => s.Posts);
        }
    }

    /// <summary>Adds what was not there before; when this returns it is on the disk.</summary>
    /// <param name="file">The request as it came.</param>
    /// <param name="arrived">What of it is good.</param>
    /// <returns>How many were added.</returns>
    public long Add(string file, ArrivedPosts arrived)
    {
        lock (_gate)
        {
            Remember();
            var fresh = arrived.Lines.Where(l => _seen.Add(l.Value)).ToDictionary(l => l.Key, l => l.Value);
            if (fresh.Count == 0)
                return 0;
            try
            {
                Write(LinesOf(file, fresh));
            }
            catch
            {
                _seen.Remove(fresh.Values);
                throw;
            }

            _posts += fresh.Count;
            if (_length >= LargestFile || _posts >= MostPosts)
                Close();
            return fresh.Count;
        }
    }

    /// <summary>Closes the open file and names all closed ones, in order.</summary>
    public IReadOnlyList<SpoolSegment> Seal()
    {
        lock (_gate)
        {
            if (_posts > 0)
                Close();
            return [.. _segments.Select(s => s with { LookedAt = s.Number <= _lookedAt })];
        }
    }

    /// <summary>Remembers, over restarts too, that everything up to this file was looked at.</summary>
    public void LookedAt(long number)
    {
        lock (_gate)
        {
            if (number <= _lookedAt)
                return;
            DurableFile.Write(MarkPath, Encoding.ASCII.GetBytes(number.ToString(CultureInfo.InvariantCulture)), secret: true);
            _lookedAt = number;
        }
    }

    /// <summary>Deletes closed files that were looked at and arrived before a moment.</summary>
    /// <returns>Their paths.</returns>
    public IReadOnlyList<string> Forget(DateTime before)
    {
        lock (_gate)
        {
            var gone = _segments.Where(s => s.Number <= _lookedAt && File.GetLastWriteTimeUtc(s.Path) < before).ToList();
            foreach (var segment in gone)
            {
                File.Delete(segment.Path);
                _segments.Remove(segment);
            }

            return [.. gone.Select(s => s.Path)];
        }
    }

    public void Dispose() => _file?.Dispose();

    private void Write(byte[] bytes)
    {
        if (_file is null)
        {
            _path = Path.Combine(_directory, _next.ToString("D10", CultureInfo.InvariantCulture) + Open);
            _file = File.OpenHandle(_path, FileMode.CreateNew, FileAccess.Write, FileShare.Read);
            _length = 0;
        }

        try
        {
            RandomAccess.Write(_file, bytes, _length);
            RandomAccess.FlushToDisk(_file);
            _length += bytes.Length;
        }
        catch
        {
            // Half of what could not be written must not stand before what comes next.
            RandomAccess.SetLength(_file, _length);
            throw;
        }
    }

    private void Close()
    {
        _file!.Dispose();
        _file = null;
        string path = Path.Combine(_directory, $"{_next.ToString("D10", CultureInfo.InvariantCulture)}-{_posts.ToString(CultureInfo.InvariantCulture)}{Closed}");
        File.Move(_path, path);
        _segments.Add(new SpoolSegment(path, _next, _posts, File.GetLastWriteTimeUtc(path), LookedAt: false));
        (_posts, _next) = (0, _next + 1);
    }

    private void Recover(string path)
    {
        byte[] bytes = File.ReadAllBytes(path);
        int whole = bytes.AsSpan().LastIndexOf((byte)'\n') + 1;
        if (whole == 0)
        {
            File.Delete(path);
            return;
        }

        _file = File.OpenHandle(path, FileMode.Open, FileAccess.Write, FileShare.Read);
        RandomAccess.SetLength(_file, whole);
        (_path, _length, _posts) = (path, whole, bytes.AsSpan(0, whole).Count((byte)'\n'));
        Close();
    }

    // Reading what lies here takes seconds where much does: at the first request after a start, not before anybody can sign in.
    private void Remember()
    {
        if (_remembered)
            return;
        foreach (var segment in Newest(SeenIds.Generation))
        {
            foreach (ulong hash in ArrivedPosts.Read(segment.Path, CancellationToken.None).Lines.Values)
                _seen.Add(hash);
        }

        _remembered = true;
    }

    private IEnumerable<SpoolSegment> Newest(long posts)
    {
        int first = _segments.Count;
        for (long sum = 0; first > 0 && sum < posts; first--)
            sum += _segments[first - 1].Posts;
        return _segments.Skip(first);
    }

    private static SpoolSegment? Segment(string path)
    {
        string[] parts = Path.GetFileNameWithoutExtension(path).Split('-');
        return parts.Length == 2 && long.TryParse(parts[0], CultureInfo.InvariantCulture, out long number) && long.TryParse(parts[1], CultureInfo.InvariantCulture, out long posts)
            ? new SpoolSegment(path, number, posts, File.GetLastWriteTimeUtc(path), LookedAt: false)
            : null;
    }

    private static byte[] LinesOf(string file, Dictionary<long, ulong> wanted)
    {
        byte[] all = File.ReadAllBytes(file);
        using var kept = new MemoryStream(all.Length);
        long number = 0;
        for (int start = 0; start < all.Length;)
        {
            int end = all.AsSpan(start).IndexOf((byte)'\n');
            var line = end < 0 ? all.AsSpan(start) : all.AsSpan(start, end);
            if (wanted.ContainsKey(++number))
            {
                kept.Write(line.TrimEnd((byte)'\r'));
                kept.WriteByte((byte)'\n');
            }

            start = end < 0 ? all.Length : start + end + 1;
        }

        return kept.ToArray();
    }
}
