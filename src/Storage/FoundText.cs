using Tocsin.Engine.Model.Findings;
using Tocsin.Engine.Model.Sightings;
using Tocsin.Engine.Pipeline;

namespace Tocsin.Storage;

/// <summary>The words by which a finding or sighting is found.</summary>
/// <remarks>Accounts stand there as pseudonyms: who searches for a name must not learn whether it is behind something.</remarks>
internal static class FoundText
{
    public const string Decoys = "decoys";
    private const int MostAbout = 8, LongestAbout = 200;
    private const int MostObjects = 2000, MostAccounts = 10_000;

    /// <summary>What a finding says, what was shared, who took part.</summary>
    public static string Of(Finding finding, Pseudonymiser names)
    {
        var shown = names.Apply(finding with { Edges = [], Evidence = [], Objects = [.. finding.Objects.Take(MostObjects)], Accounts = [.. finding.Accounts.Take(MostAccounts)] });
        return Joined([shown.Sentence, shown.Detector, .. shown.Traces, shown.DeclaredAs ?? "", .. shown.Objects.SelectMany(o => new[] { o.Value, o.Example ?? "" }), .. shown.Accounts.Select(a => a.Account)]);
    }

    /// <summary>What a sighting says, what it is about, and what stands where it was seen.</summary>
    /// <remarks>Not where a decoy was planted, which is for leads: nobody finds that out by guessing words.</remarks>
    public static string Of(Sighting sighting) => Joined(
    [
        .. sighting.Detector == Decoys ? [] : new[] { sighting.Sentence }.Concat(sighting.Reasons),
        sighting.Detector, .. sighting.Marks.Select(Value), .. sighting.Subjects, .. sighting.Exhibits.SelectMany(e => new[] { FileNames.Of(e.File), e.Excerpt }),
    ]);

    /// <summary>The first few of what was shared, one a line.</summary>
    public static string About(Finding finding, Pseudonymiser names) =>
        Some(names.Apply(finding with { Accounts = [], Edges = [], Evidence = [], Objects = [.. finding.Objects.Take(MostAbout)] }).Objects.Select(o => o.Value));

    /// <summary>The first few of what it is about, one a line.</summary>
    public static string About(Sighting sighting) => Some(sighting.Marks.Select(Value));

    private static string Value(Mark mark) => mark.Kind == MarkKinds.Dump ? FileNames.Of(mark.Value) : mark.Value;

    private static string Some(IEnumerable<string> values) =>
        string.Join('\n', values.Select(v => v.ReplaceLineEndings(" ")).Distinct(StringComparer.Ordinal).Take(MostAbout).Select(v => v.Length <= LongestAbout ? v : v[..LongestAbout] + "…"));

    private static string Joined(IEnumerable<string> texts) => SearchWords.Folded(string.Join('\n', texts));
}
