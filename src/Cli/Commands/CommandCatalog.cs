using System.CommandLine;
using Tocsin.Cli.Output;
using Tocsin.Cli.Remote;

namespace Tocsin.Cli.Commands;

/// <summary>Every command, one line each, in the order in which help shows them.</summary>
public static class CommandCatalog
{
    /// <summary>Examples under the help of the program itself.</summary>
    public static IReadOnlyList<string> RootExamples { get; } =
    [
        "tocsin quickstart",
        "tocsin scan posts.csv --election samples/elections/fr-2017-president.yaml --out report",
        "tocsin simulate --posts 100000 | tocsin scan -",
    ];

    // What works with a store alone, and what a duty room has in its place.
    private static readonly (string Command, string Instead)[] NotRemote =
    [
        ("incidents", "see them on the incident's page, or GET /api/v1/elections/{election}/incidents/{number}/records"),
        ("playbooks", "use the incident's page, or /api/v1/elections/{election}/incidents/{number}/runs"),
        ("partners", "use the server's page Partners, or run it on the server's machine with --store"),
        ("share", "use the incident's page, or /api/v1/elections/{election}/incidents/{number}/shares"),
        ("collections", "use the server's page Election, or run it on the server's machine with --store"),
        ("outlets", "use the server's page Outlets, or /api/v1/outlets"),
        ("people", "use the server's page People and keys"),
        ("store", "run it on the server's machine with --store"),
        ("evidence", "use the incident's page, or /api/v1/elections/{election}/incidents/{number}/archives"),
    ];

    /// <summary>Builds the commands. One that needs the store says so when it is given a server.</summary>
    public static IReadOnlyList<Command> All(Terminal terminal)
    {
        var all = Build(terminal);
        foreach (var (name, instead) in NotRemote)
            Tell(all.Single(c => c.Name == name), instead);
        return all;
    }

    private static void Tell(Command command, string instead)
    {
        foreach (var below in command.Subcommands)
            Tell(below, instead);
        if (command is TocsinCommand one && one.Options.Any(o => o is StoreOption) && !one.Options.Any(o => o is ServerOption))
            one.OnlyHere(instead);
    }

    private static List<Command> Build(Terminal terminal) =>
    [
        QuickstartCommand.Build(terminal),
        ScanCommand.Build(terminal),
        WatchCommand.Build(terminal),
        SimulateCommand.Build(terminal),
        ExplainCommand.Build(terminal),
        IncidentsCommand.Build(terminal),
        PlaybooksCommand.Build(terminal),
        PartnersCommand.Build(terminal),
        ShareCommand.Build(terminal),
        SearchCommand.Build(terminal),
        CollectionsCommand.Build(terminal),
        OutletsCommand.Build(terminal),
        PeopleCommand.Build(terminal),
        StoreCommand.Build(terminal),
        AuditCommand.Build(terminal),
        EvaluateCommand.Build(terminal),
        ElectionCommand.Build(terminal),
        FormatsCommand.Build(terminal),
        DomainsCommand.Build(terminal),
        MailCommand.Build(terminal),
        LeakCommand.Build(terminal),
        DecoyCommand.Build(terminal),
        LogsCommand.Build(terminal),
        PagesCommand.Build(terminal),
        EvidenceCommand.Build(terminal),
        ServeCommand.Build(terminal),
        SendCommand.Build(terminal),
        DetectorsCommand.Build(terminal),
        MethodsCommand.Build(terminal),
        SettingsCommand.Build(terminal),
        VersionCommand.Build(terminal),
        WorkerCommand.Build(terminal),
    ];
}
