using Tocsin.Cli.Output;
using Tocsin.Engine.Leaks;
using Tocsin.Engine.Leaks.Alterations;

namespace Tocsin.Cli.Leaks;

/// <summary>Tells a matching in the terminal: what was altered first.</summary>
internal sealed class LeakPrinter(Terminal terminal)
{
    private const int AlterationsShown = 12;
    private const int PassagesShown = 6;
    private const int NamesShown = 12;
    private const int WordsShown = 60;
    private const int PassageShown = 160;

    /// <summary>Tells it.</summary>
    public void Print(LeakReport report, bool originalsMissing)
    {
        terminal.Out.WriteLine($"{Words.Count(report.Entries.Count, "document")} in the dump, compared with {Words.Count(report.Enrolled, "document")} of ours: "
            + $"{Words.Count(report.Count(LeakVerdict.OursAltered))} ours but altered, {Words.Count(report.Count(LeakVerdict.Identical))} identical, "
            + $"{Words.Count(report.Count(LeakVerdict.ExcerptOfOurs), "excerpt")}, {Words.Count(report.Count(LeakVerdict.QuotesOurs), "quotation")}, "
            + $"{Words.Count(report.Count(LeakVerdict.NotOurs))} not ours.");
        foreach (var entry in report.Ours.Where(e => e.Verdict != LeakVerdict.Identical))
            Entry(entry);
        Names("Identical to ours", [.. report.Entries.Where(e => e.Verdict == LeakVerdict.Identical).Select(e => e.Name)]);
        Names("Not ours", [.. report.Entries.Where(e => e.Verdict == LeakVerdict.NotOurs && !e.TooShort).Select(e => e.Likeness is null ? e.Name : $"{e.Name} ({e.Likeness})")]);
        Names("Too short to tell", [.. report.Entries.Where(e => e.TooShort).Select(e => e.Name)]);
        if (originalsMissing)
            terminal.Out.WriteLine("\nSome originals are not at hand, so what was altered is shown from the fingerprints alone: give their directory with --originals.");
    }

    private void Entry(LeakEntry entry)
    {
        var (name, dumpShare, originalShare) = entry.Sources[0];
        string verdict = entry.Verdict switch
        {
            LeakVerdict.OursAltered => "ALTERED",
            LeakVerdict.ExcerptOfOurs => "EXCERPT",
            _ => "QUOTES ",
        };
        terminal.Out.WriteLine($"\n{verdict}  {SafeText.Clean(entry.Name)}");
        terminal.Out.WriteLine($"  from {SafeText.Clean(name)}: explains {LeakWords.Share(dumpShare)} of it; {LeakWords.Share(originalShare)} of the original found");
        foreach (var other in entry.Sources.Skip(1))
            terminal.Out.WriteLine($"  and from {SafeText.Clean(other.Name)}: explains {LeakWords.Share(other.DumpShare)} of it");
        foreach (var (field, before, after) in entry.Headers)
            terminal.Out.WriteLine($"  header     {field}: {(before is null ? "" : $"{SafeText.Shorten(before, WordsShown)} → ")}{SafeText.Shorten(after, WordsShown)}{(before is null ? " is not that of the original" : "")}");
        if (entry.Alterations is { } alterations)
            Alterations(entry, alterations);
        else
            Passages(entry);
    }

    private void Alterations(LeakEntry entry, IReadOnlyList<Alteration> alterations)
    {
        var grave = alterations.Where(a => a.Kind != AlterationKind.Noise).ToList();
        foreach (var alteration in grave.Take(AlterationsShown))
            terminal.Out.WriteLine($"  {LeakWords.Short(alteration.Kind),-10} {Change(entry, alteration)}");
        if (grave.Count > AlterationsShown)
            terminal.Out.WriteLine($"  and {Words.Count(grave.Count - AlterationsShown, "more alteration")}");
        if (alterations.Count > grave.Count)
            terminal.Out.WriteLine($"  noise      {Words.Count(alterations.Count - grave.Count, "place differs", "places differ")} only by wrapping, accents or characters that scanners confuse");
    }

    private static string Change(LeakEntry entry, Alteration alteration) => alteration.Kind switch
    {
        AlterationKind.InsertedPassage when alteration.Origin == -1 =>
            $"{Words.Count(alteration.Sentences, "sentence")}, in none of your documents: “{SafeText.Shorten(alteration.After, PassageShown)}”",
        AlterationKind.InsertedPassage when alteration.Origin >= 0 =>
            $"{Words.Count(alteration.Sentences, "sentence")}, partly known from {SafeText.Clean(entry.Origins[alteration.Origin])}: “{SafeText.Shorten(alteration.After, PassageShown)}”",
        AlterationKind.InsertedPassage => $"“{SafeText.Shorten(alteration.After, PassageShown)}”",
        AlterationKind.RemovedPassage => $"“{SafeText.Shorten(alteration.Before, PassageShown)}”",
        _ => $"{SafeText.Clean(alteration.Left)} [{SafeText.Shorten(alteration.Before, WordsShown)} → {SafeText.Shorten(alteration.After, WordsShown)}] {SafeText.Clean(alteration.Right)}",
    };

    private void Passages(LeakEntry entry)
    {
        var shown = entry.Passages.Where(p => p.Text.Length > 0).ToList();
        foreach (var (start, text, missing) in shown.Take(PassagesShown))
            terminal.Out.WriteLine($"  not in it  at {Words.Count(start)}: “{SafeText.Shorten(text, PassageShown)}”{(missing > 0 ? "; something of the original is missing here" : "")}");
        if (shown.Count > PassagesShown)
            terminal.Out.WriteLine($"  and {Words.Count(shown.Count - PassagesShown, "more place")}");
    }

    private void Names(string title, List<string> names)
    {
        if (names.Count == 0)
            return;
        terminal.Out.WriteLine($"\n{title}: {Words.Count(names.Count)}");
        foreach (string name in names.Take(NamesShown))
            terminal.Out.WriteLine($"  {SafeText.Clean(name)}");
        if (names.Count > NamesShown)
            terminal.Out.WriteLine($"  and {Words.Count(names.Count - NamesShown)} more (all with --json or --out)");
    }
}
