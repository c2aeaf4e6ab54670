using System.Globalization;
using Tocsin.Cli.Output;
using Tocsin.Mail.Verdicts;

namespace Tocsin.Cli.Mail;

/// <summary>Tells verdicts as they come and a sum at the end. Everything from a message is hostile text.</summary>
internal sealed class MailPrinter(MailScreenRequest request, Terminal terminal)
{
    private const int EvidenceLength = 160;

    private long _attacks;
    private long _problems;

    /// <summary>Messages told.</summary>
    public long Messages { get; private set; }

    /// <summary>Messages that are at least suspicious.</summary>
    public long Alarms { get; private set; }

    /// <summary>Tells one.</summary>
    public void Tell(MailVerdict verdict)
    {
        Messages++;
        Alarms += verdict.Level == VerdictLevel.NothingFound ? 0 : 1;
        _attacks += verdict.Level == VerdictLevel.Attack ? 1 : 0;
        _problems += verdict.Facts.Problems.Count > 0 ? 1 : 0;
        if (verdict.Level == VerdictLevel.NothingFound && !request.All && !(request.Inputs.Count == 1 && Messages == 1 && File.Exists(request.Inputs[0])))
            return;
        if (request.Json)
            MailJson.Write(verdict, terminal);
        else
            Text(verdict);
    }

    /// <summary>Tells the sum.</summary>
    public void Sum(int unreadable, long notRead)
    {
        if (request.Json)
        {
            terminal.Json.Write(line =>
            {
                line.WriteString("type", "screening");
                line.WriteNumber("messages", Messages);
                line.WriteNumber("alarms", Alarms);
                line.WriteNumber("attacks", _attacks);
                line.WriteNumber("incomplete", _problems);
                line.WriteNumber("unreadable_files", unreadable);
                line.WriteNumber("not_read", notRead);
            });
            return;
        }

        string incomplete = _problems == 0 ? "" : $"; {Words.Count(_problems)} could be read only in part";
        string files = unreadable == 0 ? "" : $"; {Words.Count(unreadable, "file")} could not be read";
        string missing = notRead == 0 ? "" : $"; {Words.Count(notRead, "message")} of mailboxes not read";
        terminal.Out.WriteLine($"{Words.Count(Messages, "message")}: {Words.Count(_attacks, "attack")}, {Words.Count(Alarms - _attacks)} suspicious{incomplete}{files}{missing}.");
    }

    private void Text(MailVerdict verdict)
    {
        var facts = verdict.Facts;
        string head = verdict.Level switch { VerdictLevel.Attack => "ATTACK", VerdictLevel.Suspicious => "SUSPICIOUS", _ => "NOTHING FOUND" };
        Line($"{head}  {verdict.Score.ToString("+0.0;-0.0;0.0", CultureInfo.InvariantCulture)}  {SafeText.ShortenPath(facts.File, 80)}{(facts.Number > 1 ? $", message {facts.Number}" : "")}");
        Line($"  From:     {SafeText.Shorten(facts.FromText, EvidenceLength)}");
        Line($"  Subject:  {SafeText.Shorten(facts.Subject, EvidenceLength)}");
        Line($"  Vouched:  {SafeText.Shorten(MailText.Vouching(facts.Authentication), EvidenceLength)}");
        foreach (var sign in verdict.Signs)
        {
            Line($"  {sign.Weight.ToString("+0.0", CultureInfo.InvariantCulture)}  {SafeText.Shorten(sign.Sentence, EvidenceLength)}");
            if (sign.Evidence.Length > 0)
                Line($"        {SafeText.Shorten(Disarmed(sign.Evidence), EvidenceLength)}");
        }

        foreach (string problem in facts.Problems.Take(5))
            Line($"  note  {SafeText.Shorten(problem, EvidenceLength)}");
        Line($"  {MailText.Advice(verdict.Level)}\n");
    }

    // Terminals make links of web addresses; nobody should click these.
    private static string Disarmed(string text) => text.Replace("http", "hxxp", StringComparison.OrdinalIgnoreCase);

    private void Line(string text) => terminal.Out.WriteLine(text);
}
