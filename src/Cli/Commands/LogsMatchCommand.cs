using System.CommandLine;
using Tocsin.Cli.Logs;
using Tocsin.Cli.Output;

namespace Tocsin.Cli.Commands;

/// <summary><c>tocsin logs match LOG… --indicators FILE…</c>: which indicator was touched, by whom, when.</summary>
public static class LogsMatchCommand
{
    private static readonly Argument<string[]> Inputs = new("LOG")
    {
        Description = "Zeek, DNS, proxy, web-server, mail, syslog, JSON or CSV logs, or any text; files, directories or globs, - is standard input. Plain, .gz or .zst.",
        Arity = ArgumentArity.OneOrMore,
    };

    private static readonly Option<string[]> Indicators = new("--indicators", "-i")
    {
        Description = "STIX 2.1 bundle, MISP event, CSV, or a list with one a line (hxxp://evil[.]example is understood).",
        HelpName = "FILE",
        AllowMultipleArgumentsPerToken = true,
        DefaultValueFactory = _ => [],
    };

    private static readonly Option<string[]> Allow = new("--allow")
    {
        Description = "Domains and networks that are known to be harmless: one a line, or a MISP warning list.",
        HelpName = "FILE",
        DefaultValueFactory = _ => [],
    };

    private static readonly Option<int> Year = new("--year")
    {
        Description = "Year of syslog lines, which name none; by default it is taken from the date of the file.",
        HelpName = "YEAR",
    };

    private static readonly Option<bool> Hosts = new("--url-hosts")
    {
        Description = "Also tell, as weak, of names that are the host of a web address looked for: DNS logs show no paths.",
    };

    private static readonly Option<string?> Out = new("--out", "-o")
    {
        Description = "Directory for alarms.ndjson, sightings.csv and sightings.json, a STIX 2.1 bundle for the giver.",
        HelpName = "DIR",
    };

    private static readonly ThreadsOption Threads = new();

    /// <summary>Builds the command.</summary>
    public static Command Build(Terminal terminal)
    {
        var command = new TocsinCommand(
            "match",
            "Match logs against indicators of compromise. Exit code 1 when one was touched.",
            "tocsin logs match dns.log proxy.log.gz --indicators partner-bundle.json",
            "tocsin logs match /var/log/zeek/ -i misp-event.json -i list.txt --allow warninglist.json --out sightings",
            "zcat mail.log.*.gz | tocsin logs match - -i iocs.csv --year 2026 --json");
        command.Arguments.Add(Inputs);
        foreach (Option option in new Option[] { Indicators, Allow, Year, Hosts, Out, Threads })
            command.Options.Add(option);
        command.SetAction((parsed, cancellation) => Task.FromResult(Run(parsed, terminal, cancellation)));
        return command;
    }

    private static int Run(ParseResult parsed, Terminal terminal, CancellationToken cancellation)
    {
        int threads = Threads.Read(parsed);
        int year = parsed.GetValue(Year);
        if (year is not (0 or (>= 1990 and < 2100)))
            throw new UserError($"--year {year} is out of range", "give a year from 1990 to 2099");
        return LogMatchRun.Run(
            new LogMatchRequest
            {
                Inputs = parsed.GetRequiredValue(Inputs),
                Indicators = parsed.GetRequiredValue(Indicators),
                Allow = parsed.GetRequiredValue(Allow),
                Year = year,
                UrlHosts = parsed.GetValue(Hosts),
                Out = parsed.GetValue(Out),
                Threads = threads,
                Json = parsed.GetValue(GlobalOptions.Json),
            },
            terminal,
            cancellation);
    }
}
