using System.Globalization;
using Tocsin.Engine.Model.Elections;
using Tocsin.Sources.Yaml;

namespace Tocsin.Sources.Elections;

/// <summary>Reads the calendar and checks that its periods make sense together.</summary>
internal sealed class CalendarReader(TimeZoneInfo zone, MistakeLog log)
{
    /// <summary>A silence belongs to a round that begins during it or at most this long after it.</summary>
    private static readonly TimeSpan SilenceReach = TimeSpan.FromDays(3);

    private readonly MomentReader moments = new(zone, log);
    private readonly List<(ElectionPeriod Period, YamlNode Node)> periods = [];

    public IReadOnlyList<ElectionPeriod> Read(MappingReader root)
    {
        foreach (YamlNode item in root.List("calendar"))
        {
            if (MappingReader.Open(item, ProfileSection.Period, log) is { } reader)
                ReadPeriod(reader);
        }
        if (root.Value("calendar") is { Kind: YamlNodeKind.List } calendar)
            CheckRounds(calendar);
        CheckSilences();
        CheckOrder();
        return [.. periods.Select(p => p.Period).OrderBy(p => p.Start).ThenBy(p => p.End).ThenBy(p => p.Kind).ThenBy(p => p.Name, StringComparer.Ordinal)];
    }

    private void ReadPeriod(MappingReader reader)
    {
        PeriodKind? kind = Kind(reader.Text("kind"));
        YamlNode? name = reader.Text("name"), start = reader.Text("start"), end = reader.Text("end");
        DateTimeOffset? from = start is null ? null : moments.Moment(start);
        DateTimeOffset? to = end is null ? null : moments.Moment(end);
        if (from >= to)
            log.Error(end!, from == to ? "the period ends when it starts" : "the period ends before it starts", "check 'start' and 'end'; a day ends at 24:00");
        else if (kind is { } known && name is not null && from is { } first && to is { } last)
            periods.Add((new ElectionPeriod(known, name.Text, first, last), reader.Node));
    }

    private PeriodKind? Kind(YamlNode? node)
    {
        if (node is null)
            return null;
        for (int i = 0; i < ProfileSection.PeriodKinds.Count; i++)
        {
            if (ProfileSection.PeriodKinds[i] == node.Text)
                return (PeriodKind)i;
        }
        string? near = Suggestion.For(node.Text, ProfileSection.PeriodKinds);
        log.Error(node, $"'{node.Text}' is not a kind of period",
            near is null ? $"use one of: {string.Join(", ", ProfileSection.PeriodKinds)}" : $"did you mean '{near}'?");
        return null;
    }

    private List<(ElectionPeriod Period, YamlNode Node)> Of(PeriodKind kind) =>
        [.. periods.Where(p => p.Period.Kind == kind).OrderBy(p => p.Period.Start)];

    private void CheckRounds(YamlNode calendar)
    {
        var rounds = Of(PeriodKind.Round);
        if (rounds.Count == 0 && !log.HasErrors)
            log.Warn(calendar, "the calendar holds no round", "add a period with 'kind: round', so that incidents can be placed before or after the vote");
        for (int i = 1; i < rounds.Count; i++)
        {
            if (rounds[i].Period.Start < rounds[i - 1].Period.End)
                log.Error(rounds[i].Node, $"the round '{rounds[i].Period.Name}' overlaps the round '{rounds[i - 1].Period.Name}'", "check their start and end");
        }
    }

    private void CheckSilences()
    {
        foreach ((ElectionPeriod silence, YamlNode node) in Of(PeriodKind.Silence))
        {
            bool before = Of(PeriodKind.Round).Any(r => r.Period.Start >= silence.Start && r.Period.Start <= silence.End + SilenceReach);
            if (!before && Of(PeriodKind.Round).Count > 0)
                log.Error(node, $"the silence '{silence.Name}' is not before a round", "a silence starts before a round and ends at most three days before it begins, or with it");
        }
    }

    private void CheckOrder()
    {
        var rounds = Of(PeriodKind.Round);
        if (rounds.Count == 0)
            return;
        ElectionPeriod first = rounds[0].Period, last = rounds[^1].Period;
        DateTimeOffset? campaign = Of(PeriodKind.Campaign) is { Count: > 0 } campaigns ? campaigns[0].Period.Start : null;
        foreach ((ElectionPeriod round, YamlNode node) in rounds.Where(r => r.Period.Start < campaign))
            log.Error(node, $"the round '{round.Name}' is before the campaign, which starts {Show(campaign!.Value)}", "check the dates of both");
        foreach ((ElectionPeriod late, YamlNode node) in Of(PeriodKind.Campaign).Where(c => c.Period.Start >= last.End))
            log.Error(node, $"the campaign '{late.Name}' starts after the last round", "check its dates");
        foreach ((ElectionPeriod early, YamlNode node) in Of(PeriodKind.PreCampaign).Where(c => c.Period.Start >= (campaign ?? first.Start)))
            log.Error(node, $"the pre-campaign '{early.Name}' does not start before the campaign", "check its dates");
        foreach ((ElectionPeriod after, YamlNode node) in Of(PeriodKind.PostElection).Where(c => c.Period.Start < first.Start))
            log.Error(node, $"the post-election period '{after.Name}' starts before the first round", "check its dates");
    }

    private static string Show(DateTimeOffset time) => time.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);
}
