using System.CommandLine;
using Tocsin.Cli.Output;
using Tocsin.Cli.Simulating;
using Tocsin.Cli.Simulating.Story;
using Tocsin.Simulation;

namespace Tocsin.Cli.Commands;

/// <summary><c>tocsin simulate</c>: labelled election traffic with operations hidden in it.</summary>
public static class SimulateCommand
{
    private static readonly Option<string?> ScenarioName = new("--scenario", "-s")
    {
        Description = $"Scenario file (YAML), or one of: {string.Join(", ", Scenario.BuiltInNames)}; default: {SimulationRequest.DefaultScenario}.",
        HelpName = "FILE|NAME",
    };

    private static readonly Option<int?> Posts = new("--posts", "-n")
    {
        Description = "Posts to make; the crowd scales along, the operations stay as they are.",
        HelpName = "N",
    };

    private static readonly Option<ulong> Seed = new("--seed")
    {
        Description = "The same scenario and seed give the same bytes on every machine.",
        HelpName = "S",
        DefaultValueFactory = _ => 1UL,
    };

    private static readonly Option<string> Out = new("--out", "-o")
    {
        Description = "File for the posts (NDJSON); - is standard output.",
        HelpName = "FILE",
        DefaultValueFactory = _ => SimulationRequest.StandardOutput,
    };

    private static readonly Option<string?> Truth = new("--truth")
    {
        Description = "File for the truth (CSV: account,operation,role,kind), for evaluate.",
        HelpName = "FILE",
    };

    private static readonly Option<string?> Story = new("--story")
    {
        Description = $"Make a whole attack instead, both halves of it, into the directory --out: '{HackAndLeakStory.Name}' (names, mail, logs, sign-ins, decoys, own documents, a dump, posts).",
        HelpName = "NAME",
    };

    /// <summary>Builds the command.</summary>
    public static Command Build(Terminal terminal)
    {
        var command = new TocsinCommand(
            "simulate",
            "Make realistic, labelled election traffic with operations hidden in it: for tests, demonstrations and load.",
            "tocsin simulate --posts 100000 | tocsin scan -",
            "tocsin simulate --posts 1000000 --seed 7 --out posts.ndjson --truth truth.csv",
            "tocsin simulate --scenario my-scenario.yaml --out posts.ndjson",
            "tocsin simulate --story hack-and-leak --out story");
        foreach (Option option in new Option[] { ScenarioName, Posts, Seed, Out, Truth, Story })
            command.Options.Add(option);
        command.SetAction((parsed, cancellation) => Task.FromResult(parsed.GetValue(Story) is { } story ? Tell(story, parsed, terminal, cancellation) : Run(
            new SimulationRequest
            {
                Scenario = parsed.GetValue(ScenarioName),
                Posts = parsed.GetValue(Posts),
                Seed = parsed.GetValue(Seed),
                Out = parsed.GetRequiredValue(Out),
                Truth = parsed.GetValue(Truth),
            },
            parsed.GetValue(GlobalOptions.Json),
            terminal,
            cancellation)));
        return command;
    }

    private static int Tell(string name, ParseResult parsed, Terminal terminal, CancellationToken cancellation)
    {
        if (name != HackAndLeakStory.Name)
            throw new UserError($"there is no story '{SafeText.Shorten(name, 40)}'", $"there is one: {HackAndLeakStory.Name}");
        if (parsed.GetValue(ScenarioName) is not null || parsed.GetValue(Posts) is not null)
            throw new UserError("a story has a scenario and a size of its own", "leave --scenario and --posts out");
        string directory = parsed.GetRequiredValue(Out);
        if (directory == SimulationRequest.StandardOutput)
            throw new UserError("a story is many files", "name a directory: --out DIR");
        var story = new HackAndLeakStory(directory);
        SimulationRun.Run(new SimulationRequest { Scenario = HackAndLeakStory.Name, Out = story.Posts, Seed = parsed.GetValue(Seed), Truth = parsed.GetValue(Truth) }, terminal, cancellation);
        _ = story.Write(terminal, cancellation);
        string scan = story.Command(terminal.CommandName, Path.Combine(directory, "report"));
        if (!parsed.GetValue(GlobalOptions.Json))
        {
            terminal.Out.WriteLine($"story {name} in {SafeText.Clean(directory)}; look at it with:\n  {SafeText.Clean(scan)}");
            return ExitCode.Clean;
        }

        terminal.Json.Write(line =>
        {
            line.WriteString("type", "story");
            line.WriteString("story", name);
            line.WriteString("out", directory);
            line.WriteString("scan", scan);
        });
        return ExitCode.Clean;
    }

    private static int Run(SimulationRequest request, bool json, Terminal terminal, CancellationToken cancellation)
    {
        var (scenario, posts) = SimulationRun.Run(request, terminal, cancellation);
        // Posts on standard output are JSON lines already; a summary among them would be a false post.
        if (request.Out == SimulationRequest.StandardOutput)
            return ExitCode.Clean;
        if (json)
        {
            terminal.Json.Write(line =>
            {
                line.WriteString("type", "simulation");
                line.WriteString("scenario", scenario.Name);
                line.WriteNumber("seed", request.Seed);
                line.WriteNumber("posts", posts);
                line.WriteString("out", request.Out);
                line.WriteNumber("bytes", new FileInfo(request.Out).Length);
                line.WriteString("truth", request.Truth);
                line.WriteStartArray("operations");
                foreach (var operation in scenario.Operations)
                    line.WriteStringValue(operation.Name);
                line.WriteEndArray();
            });
        }
        else
        {
            terminal.Out.WriteLine(SafeText.Clean(
                $"{Words.Count(posts, "post")} of scenario {scenario.Name} (seed {request.Seed}) with "
                + $"{Words.Count(scenario.Operations.Count, "operation")} in {request.Out}"
                + (request.Truth is { } truth ? $"; who is who in {truth}" : "")));
        }

        return ExitCode.Clean;
    }
}
