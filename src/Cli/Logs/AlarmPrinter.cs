using Tocsin.Cli.Output;
using Tocsin.Logs;
using Tocsin.Logs.Indicators;
using Tocsin.Logs.Sightings;

namespace Tocsin.Cli.Logs;

/// <summary>Tells alarms in the terminal, by indicator, the firm ones first.</summary>
internal sealed class AlarmPrinter(Terminal terminal)
{
    private const int IndicatorsShown = 40;
    private const int MachinesShown = 8;
    private const int ExcerptLength = 150;

    /// <summary>Tells them.</summary>
    public void Print(IReadOnlyList<Alarm> alarms)
    {
        var groups = alarms.GroupBy(a => a.Example.Number).ToList();
        foreach (var group in groups.Take(IndicatorsShown))
            Group([.. group]);
        if (groups.Count > IndicatorsShown)
            terminal.Out.WriteLine($"and {Words.Count(groups.Count - IndicatorsShown, "more indicator")} touched (all with --json or --out)\n");
    }

    /// <summary>Tells the sum.</summary>
    public void Sum(IReadOnlyList<Alarm> alarms, long sightings, LogMatchSum sum, IndicatorSet set)
    {
        int touched = alarms.Select(a => a.Example.Number).Distinct().Count();
        int firm = alarms.Where(a => a.IsFirm).Select(a => a.Example.Number).Distinct().Count();
        terminal.Out.WriteLine($"{Words.Count(sum.Lines, "line")} of {Words.Count(sum.Files.Count, "log")} against {Words.Count(set.Indicators.Count, "indicator")}: "
            + $"{Words.Count(touched)} touched, {Words.Count(firm)} of them firmly, in {Words.Count(sightings, "line")}.");
        if (sum.BareHosts > 0)
            terminal.Out.WriteLine($"{Words.Count(sum.BareHosts, "line shows", "lines show")} the host of a web address you look for, but not the address itself: see them with --url-hosts.");
    }

    private void Group(IReadOnlyList<Alarm> alarms)
    {
        var best = alarms[0];
        var indicator = best.Indicator;
        string confidence = indicator.Confidence < 0 ? "confidence not given" : $"confidence {indicator.Confidence} of 100";
        string tlp = indicator.Source.Tlp.Length > 0 ? indicator.Source.Tlp : "TLP not given";
        Line($"{(best.IsFirm ? "TOUCHED" : "WEAK   ")}  {LogText.Value(indicator)}  ({LogText.Code(indicator.Kind)}; {tlp}; {confidence})");
        Line($"  given    {Given(indicator)}");
        foreach (var alarm in alarms.Take(MachinesShown))
            Line($"  by       {LogText.Who(alarm)}: {Words.Count(alarm.Count, "time")}, {LogText.When(alarm)}");
        if (alarms.Count > MachinesShown)
            Line($"           and {Words.Count(alarms.Count - MachinesShown, "more machine or user", "more machines or users")}");
        Line($"  line     {SafeText.ShortenPath(best.Example.File, 60)}, line {best.Example.Line}: {LogText.Disarmed(best.Example.Excerpt, ExcerptLength)}");
        foreach (string why in alarms.SelectMany(LogText.Whys).Distinct(StringComparer.Ordinal))
            Line($"  {(best.IsFirm ? "in part " : "weak    ")} {SafeText.Shorten(why, ExcerptLength)}");
        Line("");
    }

    private static string Given(Indicator indicator)
    {
        string by = indicator.Source.Giver.Length > 0 ? $"by {SafeText.Shorten(indicator.Source.Giver, 60)}, " : "";
        string name = indicator.Name is { } said ? $" “{LogText.Disarmed(said, 80)}”" : "";
        return $"{by}{SafeText.ShortenPath(indicator.Source.File, 60)}{(indicator.Place > 0 ? $", entry {indicator.Place}" : "")}{name}";
    }

    private void Line(string text) => terminal.Out.WriteLine(text);
}
