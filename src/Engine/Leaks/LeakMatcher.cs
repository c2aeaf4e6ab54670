namespace Tocsin.Engine.Leaks;

/// <summary>Traces one document after the other to the enrolled ones. One for each thread.</summary>
/// <remarks>
/// O(fingerprints × documents that share them), the latter bounded by <see cref="LeakIndex.BoilerplateFrom"/>. A fingerprint weighs
/// 1 − log(documents that have it) / log(<see cref="LeakIndex.BoilerplateFrom"/>), and a quarter of that when neither neighbour is found beside
/// it in the same enrolled document: a turn of phrase comes alone, a copied passage in order. What stands in a signature (RFC 3676, section
/// 4.3) weighs nothing. The main source is taken first, further sources explain what is left.
/// </remarks>
public sealed class LeakMatcher
{
    /// <summary>Least evidence for a source. Set on half A of the test mails, docs/detectors/leaks.md.</summary>
    public const double LeastEvidence = 4;

    private const double LeastEvidenceWhole = 1.5;

    // The end of a text that may be its author's signature, in letters, and the fingerprints of as many.
    private const int Tail = 400;
    private const int TailPrints = 60;
    private const double Half = 0.5;
    private const double NearlyWhole = 0.8;

    // A text with nothing strange in it that lacks much of the original was cut out, not altered.
    private const double Unbroken = 0.97;
    private const int MostSources = 8;
    private const int Candidates = 8;

    private readonly LeakIndex _index;
    private readonly LeakKeys _keys;
    private readonly Fingerprinter _fingerprinter;
    private readonly Dictionary<int, double> _weights = [];
    private readonly List<MatchedGram> _found = [];
    private readonly double _logLimit;

    /// <summary>Creates a matcher.</summary>
    public LeakMatcher(LeakIndex index, LeakKeys keys)
    {
        _index = index;
        _keys = keys;
        _fingerprinter = new Fingerprinter(keys, index.Parameters);
        _logLimit = Math.Log(index.BoilerplateFrom);
    }

    /// <summary>Matches a document.</summary>
    public LeakMatch Match(string text, LeakHeaders headers)
    {
        _fingerprinter.Read(text);
        LookUp(text);

        // The same text has the same fingerprints: only if all are known is it worth its digest.
        int exact = _found.Count == _fingerprinter.Fingerprints.Length ? _index.Find(_fingerprinter.Digest, headers.Digests(_keys)) : -1;
        if (_found.Count == 0 && exact < 0)
            return LeakMatch.None(_fingerprinter.Fingerprints.IsEmpty);
        var traced = new List<TracedSource>();
        bool[] taken = new bool[_found.Count];
        if (exact >= 0)
            traced.Add(Whole(exact, taken));
        while (traced.Count < MostSources && Best(taken) is { } best)
            traced.Add(best);
        return traced.Count == 0 ? LeakMatch.None(false) : Judge(text, headers, traced, exact >= 0);
    }

    /// <summary>The enrolled document that a passage shares most with; -1 when it shares nothing with any, -2 when it is too short to tell.</summary>
    public int Origin(string passage)
    {
        _fingerprinter.Read(passage);
        LookUp(passage);
        if (_fingerprinter.Fingerprints.IsEmpty)
            return -2;
        return _weights.Count == 0 ? -1 : _weights.OrderByDescending(w => w.Value).ThenBy(w => w.Key).First().Key;
    }

    private void LookUp(string text)
    {
        _weights.Clear();
        _found.Clear();
        SignatureBlocks? quiet = null;
        foreach (var fingerprint in _fingerprinter.Fingerprints)
        {
            if (!_index.TryFind(fingerprint.Hash, out int start, out int count))
                continue;
            quiet ??= SignatureBlocks.Of(text);
            double weight = count >= _index.BoilerplateFrom || quiet.Holds(_fingerprinter.Folded.Positions[fingerprint.At]) ? 0 : 1 - (Math.Log(count) / _logLimit);
            _found.Add(new MatchedGram(fingerprint.At, start, count, weight));
            if (count >= _index.BoilerplateFrom)
                continue;
            foreach (int document in _index.DocumentsAt(start, count))
                _weights[document] = _weights.GetValueOrDefault(document) + Math.Max(weight, 1e-9);
        }
    }

    private TracedSource? Best(bool[] taken)
    {
        TracedSource? best = null;
        foreach (var (document, _) in _weights.OrderByDescending(w => w.Value).ThenBy(w => w.Key).Take(Candidates))
        {
            var traced = Trace(document, taken);
            if (Proven(traced) && (best is null || Rank(traced) > Rank(best)))
                best = traced;
        }

        if (best is null)
            return null;
        Take(best, taken);
        return best;
    }

    // Of a document and those that quote it, the one that is found most completely.
    private static double Rank(TracedSource source) => source.Evidence * (1 + source.OriginalShare);

    private bool Proven(TracedSource source)
    {
        bool whole = source.OriginalShare >= Half && (double)source.Grams.Count / _fingerprinter.Fingerprints.Length >= Half;
        return source.Evidence >= (whole ? LeastEvidenceWhole : LeastEvidence)
            || (source.OriginalShare >= NearlyWhole && (double)source.Grams.Count / _fingerprinter.Fingerprints.Length >= NearlyWhole && source.Grams.Count > 2);
    }

    private TracedSource Whole(int document, bool[] taken)
    {
        var traced = Trace(document, taken) with { OriginalShare = 1 };
        Take(traced, taken);
        return traced;
    }

    private void Take(TracedSource source, bool[] taken)
    {
        foreach (var (found, _) in source.Grams)
            taken[found] = true;

        // What is explained no longer speaks for others.
        _weights.Clear();
        for (int i = 0; i < _found.Count; i++)
        {
            if (taken[i] || _found[i].Count >= _index.BoilerplateFrom)
                continue;
            foreach (int other in _index.DocumentsAt(_found[i].Start, _found[i].Count))
                _weights[other] = _weights.GetValueOrDefault(other) + Math.Max(_found[i].Weight, 1e-9);
        }
    }

    private TracedSource Trace(int document, bool[] taken)
    {
        var grams = new List<(int Found, int Ordinal)>();
        var ordinals = new HashSet<int>();
        for (int i = 0; i < _found.Count; i++)
        {
            int ordinal = taken[i] ? -1 : _index.OrdinalIn(document, _found[i].Start, _found[i].Count);
            if (ordinal < 0)
                continue;
            grams.Add((i, ordinal));
            ordinals.Add(ordinal);
        }

        // An author's signature ends one mail like another, and proves neither to come from the other.
        int last = _index.Documents[document].Fingerprints - TailPrints, end = _fingerprinter.Folded.Count - Tail;
        bool most = grams.Count >= Half * _fingerprinter.Fingerprints.Length;
        double evidence = 0;
        var counted = new HashSet<int>();
        for (int i = 0; i < grams.Count; i++)
        {
            bool beside = (i > 0 && grams[i].Ordinal - grams[i - 1].Ordinal is > 0 and <= 3)
                || (i + 1 < grams.Count && grams[i + 1].Ordinal - grams[i].Ordinal is > 0 and <= 3);
            if (!most && grams[i].Ordinal >= last && _found[grams[i].Found].At >= end)
                continue;
            if (counted.Add(grams[i].Ordinal))
                evidence += _found[grams[i].Found].Weight * (beside ? 1 : 0.25);
        }

        return new TracedSource(document, grams, ordinals, evidence, (double)ordinals.Count / Math.Max(1, _index.Documents[document].Fingerprints));
    }

    private LeakMatch Judge(string text, LeakHeaders headers, List<TracedSource> traced, bool exact)
    {
        var map = new CoverageMap(_fingerprinter, _found);
        var main = traced[0];
        ulong[] seen = headers.Digests(_keys);
        var sources = traced.Select(t => new LeakSource(t.Document, exact && t == main ? 1 : map.Share(t), t.OriginalShare, t.Evidence, map.Part(text, t).From, map.Part(text, t).To, Differing(headers, seen, t.Document))).ToList();
        double all = exact ? 1 : map.Share(traced);
        bool moved = sources[0].HeadersDiffer.Count > 0;
        var verdict = exact ? moved ? LeakVerdict.OursAltered : LeakVerdict.Identical
            : sources[0].OriginalShare >= (sources[0].DumpShare >= Unbroken ? NearlyWhole : Half) && sources[0].DumpShare >= Half ? LeakVerdict.OursAltered
            : all >= Half ? LeakVerdict.ExcerptOfOurs
            : LeakVerdict.QuotesOurs;
        return new LeakMatch(verdict, sources, all, exact ? [] : map.Passages(text, main, _index.Documents[main.Document].Fingerprints), false);
    }

    private List<string> Differing(LeakHeaders headers, ulong[] seen, int document)
    {
        var enrolled = _index.Documents[document].Headers;
        return [.. headers.Fields.Select((f, i) => (f.Field, i)).Where(f => seen[f.i] != 0 && enrolled[f.i] != 0 && seen[f.i] != enrolled[f.i]).Select(f => f.Field)];
    }
}
