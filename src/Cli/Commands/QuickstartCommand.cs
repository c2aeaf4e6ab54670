using System.CommandLine;
using Tocsin.Cli.Output;
using Tocsin.Cli.Scanning;
using Tocsin.Cli.Simulating;
using Tocsin.Cli.Simulating.Story;

namespace Tocsin.Cli.Commands;

/// <summary><c>tocsin quickstart</c>: the whole job on made-up data, for a first look.</summary>
public static class QuickstartCommand
{
    private const string Election = "valdoria-2027";
    private const string Purpose = "a first look, with made-up posts";

    /// <summary>Builds the command.</summary>
    public static Command Build(Terminal terminal)
    {
        var directory = new Option<string>("--out", "-o")
        {
            Description = "Directory for the sample and its report.",
            HelpName = "DIR",
            DefaultValueFactory = _ => "./tocsin-quickstart",
        };
        var command = new TocsinCommand(
            "quickstart",
            "Generate a sample operation against a made-up election, scan it, and say where the report lies. Exits 0 when that worked.",
            "tocsin quickstart",
            "tocsin quickstart --out play",
            $"tocsin quickstart --story {HackAndLeakStory.Name}");
        var story = new Option<string?>("--story")
        {
            Description = $"Another story: '{HackAndLeakStory.Name}', from lookalike names and phishing over stolen and altered papers to the posts that push them.",
            HelpName = "NAME",
        };
        var store = new Option<string?>("--store") { Description = "Also keep what is found as cases in this store, as 'scan --store' does.", HelpName = "PLACE" };
        command.Options.Add(directory);
        command.Options.Add(story);
        command.Options.Add(store);
        command.SetAction((parsed, cancellation) =>
            Task.FromResult(Run(parsed.GetRequiredValue(directory), parsed.GetValue(story), parsed.GetValue(store), parsed.GetValue(GlobalOptions.Json), terminal, cancellation)));
        return command;
    }

    private static int Run(string directory, string? story, string? store, bool json, Terminal terminal, CancellationToken cancellation)
    {
        if (string.IsNullOrWhiteSpace(directory))
            throw new UserError("no output directory was given", "name one with --out DIR");
        if (story is not null)
            return Story(directory, story, store, json, terminal, cancellation);
        string posts = Path.Combine(directory, "posts.ndjson");
        string truth = Path.Combine(directory, "truth.csv");
        string report = Path.Combine(directory, "report");

        terminal.Say($"making a sample operation in made-up election traffic: {posts}");
        SimulationRun.Run(new SimulationRequest { Scenario = SimulationRequest.DefaultScenario, Out = posts, Truth = truth }, terminal, cancellation);
        terminal.Say($"scanning it, as in: {terminal.CommandName} scan {NextSteps.Quote(posts)} --election {Election} --out {NextSteps.Quote(report)}");
        int code = ScanRun.Run(
            new ScanRequest { Inputs = [posts], Election = Election, Out = report, Json = json, Threads = Environment.ProcessorCount, Store = store, Purpose = Purpose },
            terminal,
            (_, _) => Steps(terminal.CommandName, truth, report),
            cancellation);
        return code == ExitCode.Findings ? ExitCode.Clean : code;
    }

    private static int Story(string directory, string name, string? store, bool json, Terminal terminal, CancellationToken cancellation)
    {
        if (name != HackAndLeakStory.Name)
            throw new UserError($"there is no story '{SafeText.Shorten(name, 40)}'", $"there is one: {HackAndLeakStory.Name}");
        var story = new HackAndLeakStory(directory);
        string report = Path.Combine(directory, "report");
        terminal.Say($"making the names, mail, papers and posts of the story below {directory}");
        SimulationRun.Run(new SimulationRequest { Scenario = HackAndLeakStory.Name, Out = story.Posts }, terminal, cancellation);
        var evidence = story.Write(terminal, cancellation);
        terminal.Say($"scanning it, as in: {story.Command(terminal.CommandName, report)}");
        int code = ScanRun.Run(
            new ScanRequest { Inputs = [story.Posts], Election = HackAndLeakStory.Election, Out = report, Json = json, Threads = Environment.ProcessorCount, Evidence = evidence, Store = store, Purpose = Purpose },
            terminal,
            (_, _) => [new("What was altered in the papers, word by word:", $"{terminal.CommandName} leak match {NextSteps.Quote(evidence.Dump[0])} --index {NextSteps.Quote(evidence.LeakIndex!)} --key {NextSteps.Quote(evidence.LeakKey!)} --out comparison")],
            cancellation);
        return code == ExitCode.Findings ? ExitCode.Clean : code;
    }

    private static IReadOnlyList<KeyValuePair<string, string>> Steps(string tocsin, string truth, string report) =>
    [
        new("How much of what was hidden was found (the sample is labelled):",
            $"{tocsin} evaluate {NextSteps.Quote($"{report}/findings.ndjson")} --truth {NextSteps.Quote(truth)}"),
        new("Scan posts of your own (the format is recognised), with the name of your file in place of YOUR-POSTS.csv:", $"{tocsin} scan YOUR-POSTS.csv --out report"),
        new("Say which election they are about:", $"{tocsin} election samples"),
        new("Everything else:", $"{tocsin} --help"),
    ];
}
