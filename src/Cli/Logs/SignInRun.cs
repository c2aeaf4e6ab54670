using Tocsin.Cli.Output;
using Tocsin.Engine.Model;
using Tocsin.Logs.SignIns;

namespace Tocsin.Cli.Logs;

/// <summary>An analysis of sign-ins from the logs to the last finding.</summary>
internal static class SignInRun
{
    /// <summary>Runs it.</summary>
    /// <returns>1 when there are findings, 0 when there are none, 2 when no sign-in could be read.</returns>
    public static int Run(SignInRequest request, Terminal terminal, CancellationToken cancellation)
    {
        var people = SignInKnowledge.People(request, terminal);
        var allow = AllowLists.Read(request.Allow, terminal);
        var rejections = new RejectionLog();
        var sum = new SignInReader(SignInKnowledge.Places(request, terminal), request.Year).Read(request.Inputs, rejections, cancellation);
        RejectionLines.Say(rejections, terminal);
        if (sum.SignIns.Count == 0)
        {
            return Failures.Say(
                terminal, request.Json, $"no sign-in could be read in {Words.Count(sum.Records, "record")}",
                "a sign-in needs time, user, address and result; docs/formats/logs.md lists the names under which they are known");
        }

        var analysis = new SignInAnalysis(request.Options, people, allow);
        var findings = analysis.Find(sum.SignIns, cancellation);
        if (request.Out is { } directory)
            SignInFiles.Write(directory, findings, terminal);
        if (request.Json)
        {
            Json(terminal, findings, sum, analysis.ShortHistories, rejections);
        }
        else
        {
            var printer = new SignInPrinter(terminal);
            printer.Print(findings);
            printer.Sum(findings, sum, analysis.ShortHistories, people);
        }

        return findings.Count > 0 ? ExitCode.Findings : ExitCode.Clean;
    }

    private static void Json(Terminal terminal, IReadOnlyList<SignInFinding> findings, SignInSum sum, int shortHistories, RejectionLog rejections)
    {
        var json = terminal.Json;
        foreach (var finding in findings)
            json.Write(line => SignInJson.Write(line, finding));
        json.Write(line =>
        {
            line.WriteString("type", "signins");
            line.WriteNumber("signins", sum.SignIns.Count);
            line.WriteNumber("records", sum.Records);
            line.WriteNumber("others", sum.Others);
            line.WriteNumber("incomplete", sum.Incomplete);
            line.WriteNumber("undated", sum.Undated);
            line.WriteNumber("year_guessed", sum.YearGuessed);
            line.WriteNumber("with_place", sum.SignIns.Count(s => s.HasPlace));
            line.WriteNumber("short_histories", shortHistories);
            line.WriteNumber("rejected", rejections.Total);
            line.WriteNumber("findings", findings.Count);
        });
    }
}
