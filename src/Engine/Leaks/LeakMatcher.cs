using System.Runtime.InteropServices;

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
    /// <summary>Least weight of one unbroken passage, about 66 letters of it. Set on half A of the test mails, docs/detectors/leaks.md.</summary>
    public const double LeastPassage = 10;

    private const double LeastEvidenceWhole = 1.5;

    // A text that is ours from one end to the other has no frame.
    private const double Throughout = 0.7;

    // A short text that one document explains whole needs less.
    private const double LeastEvidenceThroughout = 1.5;
    private const double Half = 0.5;
    private const double NearlyWhole = 0.8;

    // A text with nothing strange in it that lacks much of the original was cut out, not altered.
    private const double Unbroken = 0.97;
    private const int MostSources = 8;

    // Grams that one misread letter or changed word takes away do not end a passage.
    private const int WithinPassage = 8;
    private const int Candidates = 8;

    // Looked up before a text is compared whole.
    private const int Sample = 8;

    private readonly LeakIndex _index;
    private readonly LeakKeys _keys;
    private readonly Fingerprinter _fingerprinter;
    private readonly Dictionary<int, double> _weights = [];
    private readonly List<MatchedGram> _found = [];
    private readonly double[] _byCount;
    private int[] _may = new int[256];
    private ulong _touched;

    /// <summary>Creates a matcher.</summary>
    public LeakMatcher(LeakIndex index, LeakKeys keys)
    {
        _index = index;
        _keys = keys;
        _fingerprinter = new Fingerprinter(keys, index.Parameters);
        _byCount = [.. Enumerable.Range(0, index.BoilerplateFrom).Select(n => 1 - (Math.Log(Math.Max(1, n)) / Math.Log(index.BoilerplateFrom)))];
    }

    /// <summary>Matches a document.</summary>
    public LeakMatch Match(string text, LeakHeaders headers)
    {
        _fingerprinter.Read(text);

        // The same text has the same fingerprints: only if some from all over it are known is it worth its digest.
        int exact = SampleKnown() ? _index.Find(_fingerprinter.Digest, headers.Digests(_keys)) : -1;
        if (exact >= 0)
            return Same(text, headers, exact);
        LookUp(text);
        if (_found.Count == 0)
            return LeakMatch.None(_fingerprinter.Fingerprints.IsEmpty);
        var traced = new List<TracedSource>();
        bool[] taken = new bool[_found.Count];
        Weigh(null);
        while (traced.Count < MostSources && Best(taken) is { } best)
            traced.Add(best);
        return traced.Count == 0 ? LeakMatch.None(false) with { FrameOf = Framed() } : Judge(text, headers, traced);
    }

    /// <summary>The enrolled document that a passage shares most with; -1 when it shares nothing with any, -2 when it is too short to tell.</summary>
    public int Origin(string passage)
    {
        _fingerprinter.Read(passage);
        LookUp(passage);
        Weigh(null);
        if (_fingerprinter.Fingerprints.IsEmpty)
            return -2;
        return _weights.Count == 0 ? -1 : _weights.OrderByDescending(w => w.Value).ThenBy(w => w.Key).First().Key;
    }

    private void LookUp(string text)
    {
        _found.Clear();
        MailFurniture? furniture = null;
        var fingerprints = _fingerprinter.Fingerprints;
        if (_may.Length < fingerprints.Length)
            _may = new int[fingerprints.Length * 2];
        var may = _may.AsSpan(0, _index.MayKnow(fingerprints, _may));
        for (int next = 0; next < may.Length; next++)
        {
            if (next % LeakIndex.TouchedAtOnce == 0)
                _touched += _index.Touch(fingerprints, may[next..]);
            int i = may[next];
            if (!_index.TryFind(fingerprints[i].Hash, out int start, out int count))
                continue;
            furniture ??= MailFurniture.Of(text);
            double weight = count >= _byCount.Length || furniture.Holds(_fingerprinter.Folded.Positions[fingerprints[i].At]) ? 0 : _byCount[count];
            _found.Add(new MatchedGram(fingerprints[i].At, start, count, weight));
        }
    }

    // What each document has of the grams that no source explains yet.
    private void Weigh(bool[]? taken)
    {
        _weights.Clear();
        for (int i = 0; i < _found.Count; i++)
        {
            if (_found[i].Count >= _byCount.Length || (taken is not null && taken[i]))
                continue;
            foreach (int document in _index.DocumentsAt(_found[i].Start, _found[i].Count))
                CollectionsMarshal.GetValueRefOrAddDefault(_weights, document, out _) += Math.Max(_found[i].Weight, 1e-9);
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

    private static bool Proven(TracedSource source)
    {
        bool whole = source.OriginalShare >= Half && source.DumpShare >= Half;
        return source.LongestRun >= LeastPassage
            || (whole && source.Evidence >= LeastEvidenceWhole)
            || (source.DumpShare >= Throughout && source.Evidence >= LeastEvidenceThroughout)
            || (source.OriginalShare >= NearlyWhole && source.DumpShare >= NearlyWhole && source.Grams.Count > 2);
    }

    // The enrolled document that it begins or ends like, when nothing else of it is in it; -1 when there is none.
    private int Framed()
    {
        var none = new bool[_found.Count];
        var best = _weights.OrderByDescending(w => w.Value).ThenBy(w => w.Key).Take(Candidates).Select(w => Trace(w.Key, none)).MaxBy(t => t.FrameEvidence);
        return best is not null && best.FrameEvidence >= LeastPassage ? best.Document : -1;
    }

    private bool SampleKnown()
    {
        var all = _fingerprinter.Fingerprints;
        int step = Math.Max(1, all.Length / Sample);
        for (int i = 0; i < all.Length; i += step)
        {
            if (!_index.TryFind(all[i].Hash, out _, out _))
                return false;
        }

        return true;
    }

    private LeakMatch Same(string text, LeakHeaders headers, int document)
    {
        var source = new LeakSource(document, 1, 1, _fingerprinter.Fingerprints.Length, 0, text.Length, Differing(headers, headers.Digests(_keys), document));
        return new LeakMatch(source.HeadersDiffer.Count > 0 ? LeakVerdict.OursAltered : LeakVerdict.Identical, [source], 1, [], false);
    }

    private void Take(TracedSource source, bool[] taken)
    {
        foreach (var (found, _) in source.Grams)
            taken[found] = true;

        // What is explained no longer speaks for others.
        Weigh(taken);
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

        double share = (double)ordinals.Count / Math.Max(1, _index.Documents[document].Fingerprints);
        double dump = Covered(grams);
        var frame = share >= Half || dump >= Throughout ? SharedFrame.None(grams.Count) : SharedFrame.Of(grams, _found, _fingerprinter.Folded.Count, _index.Documents[document].Fingerprints);
        double evidence = 0, framed = 0, run = 0, longest = 0;
        var counted = new HashSet<int>();
        for (int i = 0; i < grams.Count; i++)
        {
            bool after = i > 0 && Follows(grams[i - 1], grams[i]);
            if (!counted.Add(grams[i].Ordinal))
                continue;
            double weight = _found[grams[i].Found].Weight * (after || (i + 1 < grams.Count && Follows(grams[i], grams[i + 1])) ? 1 : 0.25);
            if (frame.Holds(i))
            {
                framed += weight;
                continue;
            }

            evidence += weight;
            run = i > 0 && grams[i].Ordinal - grams[i - 1].Ordinal is > 0 and <= WithinPassage ? run + weight : weight;
            longest = Math.Max(longest, run);
        }

        return new TracedSource(document, grams, ordinals, evidence, longest, framed, dump, share);
    }

    private double Covered(List<(int Found, int Ordinal)> grams)
    {
        int covered = 0, end = 0;
        foreach (var (found, _) in grams)
        {
            int at = _found[found].At;
            covered += at + _fingerprinter.Gram - Math.Max(at, end);
            end = at + _fingerprinter.Gram;
        }

        return (double)covered / Math.Max(1, _fingerprinter.Folded.Count);
    }

    private static bool Follows((int Found, int Ordinal) before, (int Found, int Ordinal) gram) => gram.Ordinal - before.Ordinal is > 0 and <= 3;

    private LeakMatch Judge(string text, LeakHeaders headers, List<TracedSource> traced)
    {
        var map = new CoverageMap(_fingerprinter, _found);
        var main = traced[0];
        ulong[] seen = headers.Digests(_keys);
        var sources = traced.Select(t => new LeakSource(t.Document, t.DumpShare, t.OriginalShare, t.Evidence, map.Part(text, t).From, map.Part(text, t).To, Differing(headers, seen, t.Document))).ToList();
        double all = map.Share(traced);
        var verdict = main.OriginalShare >= (main.DumpShare >= Unbroken ? NearlyWhole : Half) && main.DumpShare >= Half ? LeakVerdict.OursAltered
            : all >= Half ? LeakVerdict.ExcerptOfOurs
            : LeakVerdict.QuotesOurs;
        if (verdict == LeakVerdict.QuotesOurs && traced.TrueForAll(t => Repeats(seen, t)))
            return LeakMatch.None(false) with { RepeatsOf = main.Document };
        return new LeakMatch(verdict, sources, all, map.Passages(text, main, _index.Documents[main.Document].Fingerprints), false);
    }

    // Who writes on other days about other things repeats standing paragraphs: less than half of either mail, so neither comes from the other.
    private bool Repeats(ulong[] seen, TracedSource source)
    {
        var enrolled = _index.Documents[source.Document].Headers;
        return source is { DumpShare: < Half, OriginalShare: < Half }
            && seen[LeakHeaders.FromAt] != 0 && seen[LeakHeaders.FromAt] == enrolled[LeakHeaders.FromAt]
            && seen[LeakHeaders.DateAt] != enrolled[LeakHeaders.DateAt] && seen[LeakHeaders.SubjectAt] != enrolled[LeakHeaders.SubjectAt];
    }

    private List<string> Differing(LeakHeaders headers, ulong[] seen, int document)
    {
        var enrolled = _index.Documents[document].Headers;
        return [.. headers.Fields.Select((f, i) => (f.Field, i)).Where(f => seen[f.i] != 0 && enrolled[f.i] != 0 && seen[f.i] != enrolled[f.i]).Select(f => f.Field)];
    }
}
