using System.CommandLine;
using System.Globalization;
using Tocsin.Cli.Logs;
using Tocsin.Cli.Output;
using Tocsin.Logs.SignIns;

namespace Tocsin.Cli.Commands;

/// <summary><c>tocsin logs signins LOG…</c>: attacks on accounts.</summary>
public static class LogsSignInsCommand
{
    private static readonly SignInOptions Defaults = new();

    private static readonly Argument<string[]> Inputs = new("LOG")
    {
        Description = "Sign-in logs: Microsoft Entra or Google Workspace exports, JSON lines, CSV, syslog of sshd, Dovecot, Postfix. Plain, .gz or .zst.",
        Arity = ArgumentArity.OneOrMore,
    };

    private static readonly Option<string[]> Election = new("--election", "-e")
    {
        Description = "Election profile: accounts named after its persons are privileged.",
        HelpName = "FILE",
        DefaultValueFactory = _ => [],
    };

    private static readonly Option<string[]> Privileged = new("--privileged")
    {
        Description = "Accounts whose sign-ins matter most: one a line, # for comments.",
        HelpName = "LIST",
        DefaultValueFactory = _ => [],
    };

    private static readonly Option<string[]> Allow = new("--allow")
    {
        Description = "Networks of your offices' exits and VPN, one a line: no attack, no journey.",
        HelpName = "FILE",
        DefaultValueFactory = _ => [],
    };

    private static readonly Option<string?> Geo = new("--geo")
    {
        Description = "Where addresses are: CSV with network (or start and end), country, latitude, longitude. Needed when the log has no places.",
        HelpName = "FILE",
    };

    private static readonly Option<int> Year = new("--year")
    {
        Description = "Year of syslog lines, which name none; by default it is taken from the date of the file.",
        HelpName = "YEAR",
    };

    private static readonly Option<double> Window = Number("--window", "Hours in which the tries of an attack fall.", "HOURS", Defaults.WindowHours);
    private static readonly Option<double> SprayAccounts = Number("--spray-accounts", "Accounts a source fails at without ever getting in, to be spraying.", "N", Defaults.SprayAccounts);
    private static readonly Option<double> SprayTries = Number("--spray-tries", "Most tries an account, on average, to be spraying.", "N", Defaults.SprayTries);
    private static readonly Option<double> GuessFailures = Number("--guess-failures", "Failures at one account to be guessing.", "N", Defaults.GuessFailures);
    private static readonly Option<double> GuessAddresses = Number("--guess-addresses", "Addresses that fail at one account to be distributed guessing.", "N", Defaults.GuessAddresses);
    private static readonly Option<double> TravelSpeed = Number("--travel-speed", "Speed beyond which nobody travels.", "KM/H", Defaults.TravelSpeed);
    private static readonly Option<double> TravelDistance = Number("--travel-distance", "Distance below which places are not told apart.", "KM", Defaults.TravelDistance);
    private static readonly Option<double> HistorySignIns = Number("--history-signins", "Sign-ins a privileged account needs before a country counts as new.", "N", Defaults.HistorySignIns);
    private static readonly Option<double> HistoryDays = Number("--history-days", "Days that these must span.", "DAYS", Defaults.HistoryDays);

    private static readonly Option<string?> Out = new("--out", "-o")
    {
        Description = "Directory for findings.ndjson and findings.csv.",
        HelpName = "DIR",
    };

    /// <summary>Builds the command.</summary>
    public static Command Build(Terminal terminal)
    {
        var command = new TocsinCommand(
            "signins",
            "Find password spraying, guessing, impossible travel and first-seen countries in sign-in logs. Exit code 1 when there are findings.",
            "tocsin logs signins signins.json --election fr-2017-president",
            "tocsin logs signins auth.log.gz --privileged admins.txt --geo places.csv --year 2026",
            "tocsin logs signins exports/ --allow our-vpn.txt --spray-accounts 5 --json");
        command.Arguments.Add(Inputs);
        foreach (Option option in new Option[]
        {
            Election, Privileged, Allow, Geo, Year, Window, SprayAccounts, SprayTries, GuessFailures, GuessAddresses, TravelSpeed, TravelDistance, HistorySignIns, HistoryDays, Out,
        })
            command.Options.Add(option);
        command.SetAction((parsed, cancellation) => Task.FromResult(SignInRun.Run(Request(parsed), terminal, cancellation)));
        return command;
    }

    private static SignInRequest Request(ParseResult parsed) => new()
    {
        Inputs = parsed.GetRequiredValue(Inputs),
        Elections = parsed.GetRequiredValue(Election),
        Privileged = parsed.GetRequiredValue(Privileged),
        Allow = parsed.GetRequiredValue(Allow),
        Geo = parsed.GetValue(Geo),
        Year = YearOf(parsed.GetValue(Year)),
        Out = parsed.GetValue(Out),
        Json = parsed.GetValue(GlobalOptions.Json),
        Options = new SignInOptions
        {
            WindowHours = Within(parsed, Window, 0.1, 8760),
            SprayAccounts = (int)Within(parsed, SprayAccounts, 2, 1e6),
            SprayTries = Within(parsed, SprayTries, 1, 1e6),
            GuessFailures = (int)Within(parsed, GuessFailures, 2, 1e9),
            GuessAddresses = (int)Within(parsed, GuessAddresses, 2, 1e6),
            TravelSpeed = Within(parsed, TravelSpeed, 1, 100_000),
            TravelDistance = Within(parsed, TravelDistance, 0, 20_000),
            HistorySignIns = (int)Within(parsed, HistorySignIns, 1, 1e6),
            HistoryDays = Within(parsed, HistoryDays, 0, 36_500),
        },
    };

    private static int YearOf(int year) => year is 0 or (>= 1990 and < 2100)
        ? year
        : throw new UserError($"--year {year} is out of range", "give a year from 1990 to 2099");

    private static Option<double> Number(string name, string says, string unit, double value) => new(name)
    {
        Description = says,
        HelpName = unit,
        DefaultValueFactory = _ => value,
    };

    private static double Within(ParseResult parsed, Option<double> option, double least, double most)
    {
        double value = parsed.GetValue(option);
        return value >= least && value <= most
            ? value
            : throw new UserError(string.Create(CultureInfo.InvariantCulture, $"{option.Name} {value} is out of range"), string.Create(CultureInfo.InvariantCulture, $"give a number from {least} to {most}"));
    }
}
