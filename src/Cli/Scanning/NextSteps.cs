using Tocsin.Cli.Output;
using Tocsin.Engine.Model.Findings;

namespace Tocsin.Cli.Scanning;

/// <summary>What a user may want to type after a scan.</summary>
public static class NextSteps
{
    /// <summary>Command lines, each with what it is good for.</summary>
    public static IReadOnlyList<KeyValuePair<string, string>> After(ScanRequest request, ScanReport report, Terminal terminal)
    {
        var steps = new List<KeyValuePair<string, string>>();
        string inputs = string.Join(' ', request.Inputs.Select(Quote));
        string command = $"{terminal.CommandName} scan {inputs}{Reading(request)}";
        if (report.Inputs.Count == 0)
        {
            steps.Add(new("Scan the posts about this election too, so that both halves are joined:", $"{terminal.CommandName} scan POSTS … with the same options"));
            return steps;
        }

        if (report.Posts == 0)
        {
            steps.Add(new("Which formats and columns Tocsin reads:", $"{terminal.CommandName} formats"));
            return steps;
        }

        if (report.Election is null)
        {
            steps.Add(new("Say which election it is about, to see the calendar and who is targeted:", $"{command} --election FILE --out {Quote(request.Out)}"));
            steps.Add(new("Profiles that come with Tocsin:", $"{terminal.CommandName} election samples"));
        }

        if (!report.Revealed && report.Findings.Count > 0)
            steps.Add(new("See accounts as they are, for your own eyes:", $"{command}{About(request)} --reveal --out {Quote(request.Out.TrimEnd('/') + "-revealed")}"));
        return steps;
    }

    /// <summary>The options without which the same inputs would be read differently.</summary>
    private static string Reading(ScanRequest request) =>
        (request.Format is { } format ? $" --format {Quote(format)}" : "") + (request.Map.Length > 0 ? $" --map {Quote(request.Map)}" : "");

    private static string About(ScanRequest request) =>
        (request.Election is { } election ? $" --election {Quote(election)}" : "") + (request.Settings is { } settings ? $" --settings {Quote(settings)}" : "");

    /// <summary>An argument as a shell takes it.</summary>
    public static string Quote(string argument) =>
        argument.Length > 0 && argument.All(c => char.IsAsciiLetterOrDigit(c) || "-_./,=+:@%".Contains(c, StringComparison.Ordinal))
            ? argument
            : $"'{argument.Replace("'", "'\\''", StringComparison.Ordinal)}'";
}
