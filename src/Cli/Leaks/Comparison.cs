using Tocsin.Documents;
using Tocsin.Engine.Leaks;
using Tocsin.Engine.Leaks.Alterations;

namespace Tocsin.Cli.Leaks;

/// <summary>Turns traced documents into what is shown, with the alterations where the original is at hand. One for each thread.</summary>
internal sealed class Comparison(LeakIndex index, LeakKeys keys, IReadOnlyDictionary<int, Document> originals)
{
    private readonly LeakMatcher _matcher = new(index, keys);

    /// <summary>What is shown of a document.</summary>
    public LeakEntry Entry(Traced traced)
    {
        var match = traced.Match;
        if (match.Verdict == LeakVerdict.NotOurs)
            return new LeakEntry { Name = traced.Name, Verdict = match.Verdict, TooShort = match.TooShort, FrameOf = match.FrameOf < 0 ? null : Name(match.FrameOf), RepeatsOf = match.RepeatsOf < 0 ? null : Name(match.RepeatsOf) };
        var main = match.Sources[0];
        var original = originals.GetValueOrDefault(main.Document);
        var alterations = original is null || traced.Document is null ? null : Alterations(match, original.Text, traced.Document.Text);
        bool onlyNoise = alterations is not null && main.HeadersDiffer.Count == 0 && alterations.All(a => a.Kind == AlterationKind.Noise);
        return new LeakEntry
        {
            Name = traced.Name,
            Verdict = match.Verdict == LeakVerdict.OursAltered && onlyNoise ? LeakVerdict.Identical : match.Verdict,
            Sources = [.. match.Sources.Select(s => (Name(s.Document), s.DumpShare, s.OriginalShare))],
            DumpShare = match.DumpShare,
            Headers = [.. main.HeadersDiffer.Select(f => (f, original is null ? null : Field(original.Headers, f), traced.Document is null ? "" : Field(traced.Document.Headers, f)))],
            Alterations = alterations,
            Passages = traced.Document is null ? [] : [.. match.Passages.Select(p => (p.Start, traced.Document.Text.Substring(p.Start, p.Length), p.Missing))],
            Text = traced.Document?.Text,
            Origins = (alterations ?? []).Where(a => a.Origin >= 0).Select(a => a.Origin).Distinct().ToDictionary(o => o, Name),
        };
    }

    // What an excerpt leaves out, and what stands around a quotation, is no alteration.
    private IReadOnlyList<Alteration> Alterations(LeakMatch match, string original, string dump)
    {
        if (match.Verdict == LeakVerdict.Identical)
            return [];
        if (match.Verdict == LeakVerdict.OursAltered)
            return AlterationFinder.Find(original, dump, _matcher);
        int from = match.Sources[0].From, to = match.Sources[0].To;
        return [.. AlterationFinder.Find(original, dump[from..to], _matcher)
            .Where(a => a.Kind != AlterationKind.RemovedPassage && a.AfterStart > 0 && a.AfterStart + a.After.Length < to - from)
            .Select(a => a with { AfterStart = a.AfterStart + from })];
    }

    private string Name(int document) => LeakFiles.Shown(index.Documents[document].Names[0]);

    private static string Field(LeakHeaders headers, string field) => headers.Fields.First(f => f.Field == field).Value;
}
