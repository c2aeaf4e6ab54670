using Tocsin.Cli.Output;
using Tocsin.Logs.SignIns;

namespace Tocsin.Cli.Logs;

/// <summary>Tells findings about sign-ins in the terminal, the most urgent first.</summary>
internal sealed class SignInPrinter(Terminal terminal)
{
    private const int Shown = 40;
    private const int NamesShown = 6;
    private const int Length = 220;

    /// <summary>Tells them.</summary>
    public void Print(IReadOnlyList<SignInFinding> findings)
    {
        var told = new HashSet<string>(StringComparer.Ordinal);
        foreach (var finding in findings.Take(Shown))
            Finding(finding, told.Add(finding.Innocent));
        if (findings.Count > Shown)
            terminal.Out.WriteLine($"and {Words.Count(findings.Count - Shown, "more finding")} (all with --json or --out)\n");
    }

    /// <summary>Tells the sum and what was not looked at.</summary>
    public void Sum(IReadOnlyList<SignInFinding> findings, SignInSum sum, int shortHistories, PrivilegedPeople people)
    {
        string span = sum.SignIns.Count == 0 ? "" : $" from {LogText.Moment(sum.SignIns[0].Moment)} to {LogText.Moment(sum.SignIns[^1].Moment)} UTC";
        terminal.Out.WriteLine($"{Words.Count(sum.SignIns.Count, "sign-in")}{span}: {Words.Count(findings.Count, "finding")}.");
        Left(sum.Others, "record was no sign-in", "records were no sign-ins");
        Left(sum.Incomplete, "sign-in named no account or no address and was left out", "sign-ins named no account or no address and were left out");
        Left(sum.Undated, "sign-in had no time that could be read and was left out", "sign-ins had no time that could be read and were left out");
        Left(sum.YearGuessed, "line named no year; it was taken from the file's date (--year)", "lines named no year; it was taken from the file's date (--year)");
        if (!sum.SignIns.Any(s => s.HasPlace))
            terminal.Out.WriteLine("No sign-in has coordinates, so journeys were not looked at: give a table of places with --geo.");
        if (people.Count == 0)
            terminal.Out.WriteLine("Nobody is privileged, so first-seen countries were not looked at: name accounts with --privileged or --election.");
        Left(shortHistories, "privileged account showed a new country before its history was long enough to judge", "privileged accounts showed a new country before their history was long enough to judge");
    }

    private void Finding(SignInFinding finding, bool explain)
    {
        Line($"{SignInText.Code(finding.Grade).ToUpperInvariant()}  {SignInText.Words(finding.Kind)}{(finding.Privileged ? "  PRIVILEGED" : "")}");
        Line($"  {SafeText.Shorten(finding.Sentence, Length)}");
        Line($"  when      {LogText.Moment(finding.First)}{(finding.First == finding.Last ? "" : $" to {LogText.Moment(finding.Last)}")} UTC");
        if (finding.Accounts.Count > 1)
            Line($"  accounts  {Names(finding.Accounts)}");
        if (finding.Addresses.Count > 1)
            Line($"  from      {Names(finding.Addresses)}");
        foreach (var evidence in finding.Evidence.Take(3))
            Line($"  line      {SafeText.ShortenPath(evidence.File, 50)}, line {evidence.Line}: {SafeText.Shorten(evidence.Excerpt, 120)}");
        if (explain)
            Line($"  innocent? {finding.Innocent}");
        Line("");
    }

    private static string Names(IReadOnlyList<string> names) =>
        string.Join(", ", names.Take(NamesShown).Select(n => SafeText.Shorten(n, 50))) + (names.Count > NamesShown ? $" and {Words.Count(names.Count - NamesShown)} more" : "");

    private void Left(long count, string one, string many)
    {
        if (count > 0)
            terminal.Out.WriteLine($"{Words.Count(count, one, many)}.");
    }

    private void Line(string text) => terminal.Out.WriteLine(text);
}
