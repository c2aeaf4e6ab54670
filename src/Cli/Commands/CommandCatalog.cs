using System.CommandLine;
using Tocsin.Cli.Output;

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

    /// <summary>Builds the commands.</summary>
    public static IReadOnlyList<Command> All(Terminal terminal) =>
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
