namespace Tocsin.Engine.Model;

/// <summary>Collects rejections from any thread: exact counts by reason, and the first ones in full.</summary>
/// <remarks>
/// Everything is counted; at most <see cref="Kept"/> rejections per file keep their line, so a file of ten million
/// broken rows does not fill the memory. <see cref="Listed"/> is in input order whatever the thread count.
/// </remarks>
public sealed class RejectionLog
{
    /// <summary>Rejections kept in full per file.</summary>
    public const int Kept = 10_000;

    private readonly Lock _gate = new();
    private readonly SortedDictionary<RejectionReason, long> _counts = [];
    private readonly Dictionary<string, SortedSet<(long Line, RejectionReason Reason, string Detail)>> _byFile =
        new(StringComparer.Ordinal);

    private readonly List<string> _fileOrder = [];

    /// <summary>All rejections.</summary>
    public long Total { get; private set; }

    /// <summary>Records one rejection.</summary>
    public void Add(Rejection rejection)
    {
        lock (_gate)
        {
            Total++;
            _counts[rejection.Reason] = _counts.GetValueOrDefault(rejection.Reason) + 1;
            if (!_byFile.TryGetValue(rejection.File, out var kept))
            {
                _byFile[rejection.File] = kept = [];
                _fileOrder.Add(rejection.File);
            }

            var entry = (rejection.Line, rejection.Reason, rejection.Detail ?? "");
            if (kept.Count < Kept)
            {
                kept.Add(entry);
            }
            else if (Compare(entry, kept.Max) < 0)
            {
                // The lowest lines stay, so what is listed does not depend on which thread came first.
                kept.Remove(kept.Max);
                kept.Add(entry);
            }
        }
    }

    /// <summary>Counts by reason.</summary>
    public IReadOnlyList<KeyValuePair<RejectionReason, long>> Counts
    {
        get
        {
            lock (_gate)
                return [.. _counts];
        }
    }

    /// <summary>The kept rejections by file and line.</summary>
    public IReadOnlyList<Rejection> Listed
    {
        get
        {
            lock (_gate)
            {
                return
                [
                    .. _fileOrder.Order(StringComparer.Ordinal).SelectMany(file => _byFile[file].Select(
                        e => new Rejection(file, e.Line, e.Reason, e.Detail.Length == 0 ? null : e.Detail))),
                ];
            }
        }
    }

    private static int Compare((long Line, RejectionReason Reason, string Detail) a, (long Line, RejectionReason Reason, string Detail) b) =>
        Comparer<(long, RejectionReason, string)>.Default.Compare(a, b);
}
