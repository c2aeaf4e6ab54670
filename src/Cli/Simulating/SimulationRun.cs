using System.Text;
using Tocsin.Cli.Output;
using Tocsin.Simulation;

namespace Tocsin.Cli.Simulating;

/// <summary>Makes simulated posts: to a file that appears when complete, or to standard output as they come.</summary>
public static class SimulationRun
{
    /// <summary>Runs it.</summary>
    /// <returns>The scenario that was played, and the posts it came to: operations are made whole, however few posts are asked for.</returns>
    public static (Scenario Scenario, long Posts) Run(SimulationRequest request, Terminal terminal, CancellationToken cancellation)
    {
        var scenario = Load(request, terminal);
        var simulator = new TrafficSimulator(scenario, request.Seed);
        long made;
        using var truth = request.Truth is { } path ? new AtomicFile(path) : null;
        using (var truthText = new StreamWriter(truth?.Stream ?? Stream.Null, new UTF8Encoding(false), leaveOpen: true) { NewLine = "\n" })
            made = WritePosts(simulator, request, terminal, truthText, cancellation);
        truth?.Complete();
        return (scenario, made);
    }

    private static long WritePosts(
        TrafficSimulator simulator, SimulationRequest request, Terminal terminal, TextWriter truth, CancellationToken cancellation)
    {
        using var meter = new ProgressMeter(terminal);
        if (request.Out == SimulationRequest.StandardOutput)
        {
            long written = Write(simulator, terminal.OutBytes, truth, meter, cancellation);
            terminal.OutBytes.Flush();
            return written;
        }

        using var posts = new AtomicFile(request.Out);
        long made = Write(simulator, posts.Stream, truth, meter, cancellation);
        posts.Complete();
        return made;
    }

    private static long Write(TrafficSimulator simulator, Stream posts, TextWriter truth, ProgressMeter meter, CancellationToken cancellation)
    {
        using var counted = new CountingStream(posts, (lines, bytes) => meter.Report("simulating", lines, bytes));
        simulator.Write(counted, truth, cancellation);
        return counted.Lines;
    }

    private static Scenario Load(SimulationRequest request, Terminal terminal)
    {
        try
        {
            string name = request.Scenario ?? SimulationRequest.DefaultScenario;
            var scenario = File.Exists(name) ? Scenario.Parse(File.ReadAllText(name)) : BuiltIn(name);
            return request.Posts is { } posts ? scenario.WithPosts(posts) : scenario;
        }
        catch (ScenarioException mistakes)
        {
            if (mistakes.Problems.Count == 1)
                throw new UserError($"{request.Scenario ?? "the scenario"}: {mistakes.Problems[0]}");
            foreach (var problem in mistakes.Problems)
                terminal.Say($"{request.Scenario}: {problem}");
            throw new UserError($"the scenario {request.Scenario} cannot be played", "mend the mistakes above");
        }
    }

    private static Scenario BuiltIn(string name)
    {
        if (Scenario.BuiltInNames.Contains(name, StringComparer.Ordinal))
            return Scenario.BuiltIn(name);
        throw new UserError(
            $"there is no scenario {name}, neither a file nor one that comes with Tocsin",
            Suggestion.For(name, Scenario.BuiltInNames) is { } guess ? $"did you mean '{guess}'?" : $"there are: {string.Join(", ", Scenario.BuiltInNames)}");
    }
}
