using Tocsin.Logs.Matching;

namespace Tocsin.Logs.Indicators;

/// <summary>Indicators as they are read, and what was left out of them.</summary>
public sealed class IndicatorSet
{
    // Ten million rejected rows must not fill the memory: beyond this they are counted by reason only.
    private const int Kept = 10_000;

    private readonly List<Indicator> _indicators = [];
    private readonly List<UnusedIndicator> _unused = [];
    private readonly SortedDictionary<string, long> _reasons = new(StringComparer.Ordinal);

    /// <summary>Indicators to look for, in the order of the files.</summary>
    public IReadOnlyList<Indicator> Indicators => _indicators;

    /// <summary>The first ten thousand that are not looked for.</summary>
    public IReadOnlyList<UnusedIndicator> Unused => _unused;

    /// <summary>How many are not looked for, by reason.</summary>
    public IReadOnlyDictionary<string, long> Reasons => _reasons;

    /// <summary>Those that are looked for but weak by themselves.</summary>
    public long Demoted => _indicators.LongCount(i => i.Demoted is not null);

    /// <summary>Keeps an indicator.</summary>
    public void Add(Indicator indicator) => _indicators.Add(indicator);

    /// <summary>Counts one that is not looked for.</summary>
    /// <param name="file">Path of the file.</param>
    /// <param name="place">Line or number of the object.</param>
    /// <param name="value">What it was.</param>
    /// <param name="reason">Why, in words that many can share.</param>
    public void Leave(string file, long place, string value, string reason)
    {
        _reasons[reason] = _reasons.GetValueOrDefault(reason) + 1;
        if (_unused.Count < Kept)
            _unused.Add(new UnusedIndicator(file, place, value.Length > 200 ? value[..200] : value, reason));
    }

    /// <summary>Builds what logs are matched against.</summary>
    public IndicatorIndex Index() => IndicatorIndex.Build(_indicators);
}
