using Tocsin.Engine.Model.Elections;
using Tocsin.Engine.Model.Sightings;

namespace Tocsin.Engine.Incidents.Chains;

/// <summary>Says a chain in words: its steps, its name, why it was joined. Facts and counts; no motive, no author.</summary>
internal sealed class ChainWording(Election? election, ElectionCalendar calendar)
{
    private const int LongestQuoted = 80;
    private readonly Dictionary<string, string> _names = (election?.Protected ?? []).DistinctBy(s => s.Id, StringComparer.Ordinal).ToDictionary(s => s.Id, s => s.Name, StringComparer.Ordinal);

    /// <summary>The steps in time. Steps of one stage and one day are told as one.</summary>
    public IReadOnlyList<ChainStep> Steps(IReadOnlyList<ChainNode> nodes)
    {
        var steps = nodes.GroupBy(n => (n.Stage, n.First?.UtcDateTime.Date, n.TimeNote)).Select(Step).ToList();
        return [.. steps.OrderBy(s => s.First ?? Presumed(s, steps)).ThenBy(s => s.Stage).ThenBy(s => s.Sources[0], StringComparer.Ordinal)];
    }

    /// <summary>"Against Anna Brandt: lookalike names, luring mail, documents leaked and amplification".</summary>
    public string Title(IReadOnlyList<ChainStep> steps, IReadOnlyList<string> subjects)
    {
        string[] stages = [.. steps.Select(s => s.Stage).Distinct().Select(s => StageWords.Title(s).ToLowerInvariant())];
        string path = Phrases.List(stages);
        return subjects.Count == 0 ? Phrases.Sentence(path).TrimEnd('.') : $"Against {Phrases.Some([.. subjects.Select(s => _names.GetValueOrDefault(s, s))], 3)}: {path}";
    }

    /// <summary>Why two share something specific.</summary>
    public static string Shared(ChainNode first, ChainNode second, Mark mark)
    {
        string both = $"{StageWords.Title(first.Stage).ToLowerInvariant()} and {StageWords.Title(second.Stage).ToLowerInvariant()}";
        if (first.Stage == second.Stage)
            both = $"{StageWords.Title(first.Stage).ToLowerInvariant()} twice";
        string value = mark.Value.Length > LongestQuoted ? mark.Value[..LongestQuoted] + "…" : mark.Value;
        return $"{both}: both have the {mark.Kind} {value}";
    }

    /// <summary>Why two are joined by target and time alone.</summary>
    public static string Circumstantial(ChainNode earlier, ChainNode later) =>
        $"circumstantial: {StageWords.Title(later.Stage).ToLowerInvariant()} began {Phrases.Duration((later.First!.Value - earlier.First!.Value).Duration())} after {StageWords.Title(earlier.Stage).ToLowerInvariant()}, against the same protected subject; nothing more specific joins them";

    private ChainStep Step(IEnumerable<ChainNode> group)
    {
        ChainNode[] nodes = [.. group.OrderByDescending(n => n.Confidence).ThenBy(n => n.First).ThenBy(n => n.Id, StringComparer.Ordinal)];
        string sentence = nodes.Length == 1 ? Phrases.Sentence(nodes[0].Sentence)
            : $"{Phrases.Number(nodes.Length)} of this kind {(nodes[0].First is null ? "without a time" : "that day")}, for example: {nodes[0].Sentence.TrimEnd('.')}.";
        var first = nodes.Min(n => n.First);
        return new ChainStep(
            nodes[0].Stage, first, nodes.Max(n => n.Last), nodes[0].TimeNote, sentence, nodes.Max(n => n.Confidence),
            [.. nodes.Select(n => n.Id)], first is { } at ? calendar.Distance(at) : "");
    }

    // What has no time stands before the first step of a later stage.
    private static DateTimeOffset Presumed(ChainStep step, IReadOnlyList<ChainStep> all) =>
        all.Where(s => s.Stage > step.Stage && s.First is not null).Min(s => s.First) ?? DateTimeOffset.MaxValue;
}
