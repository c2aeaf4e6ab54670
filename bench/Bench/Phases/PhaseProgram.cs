using System.Globalization;
using Tocsin.Engine.Copies;
using Tocsin.Engine.Detectors;
using Tocsin.Engine.Detectors.CoSharing;
using Tocsin.Engine.Model;
using Tocsin.Engine.Posts;
using Tocsin.Sources;

namespace Tocsin.Bench.Phases;

/// <summary>Runs the phases of a scan one by one and says what each costs: <c>phases FILE [--threads N] [--parts]</c>.</summary>
internal static class PhaseProgram
{
    public static int Run(string[] args)
    {
        if (args.Length == 0)
        {
            Console.Error.WriteLine("usage: phases FILE [--threads N] [--parts]");
            return 2;
        }

        int at = Array.IndexOf(args, "--threads");
        int threads = at < 0 ? Environment.ProcessorCount : int.Parse(args[at + 1], CultureInfo.InvariantCulture);
        Measure(args[0], threads, args.Contains("--parts"));
        return 0;
    }

    private static void Measure(string path, int threads, bool parts)
    {
        double megabytes = new FileInfo(path).Length / 1e6;
        var hash = new Phase("SHA-256 of the input");
        hash.Whole(() => Hash(path));
        var times = new PhaseTimes(parts);
        var table = Read(path, times);
        long retained = GC.GetTotalMemory(forceFullCollection: true);
        var settings = DetectionSettings.Defaults;
        var context = new DetectionContext(table, null, settings) { Threads = threads };
        var network = new Phase("co-action network, tests, groups (co-sharing)");
        network.Whole(() => new CoSharingDetector().Detect(context, default));
        var again = new Phase("· the same again, code compiled");
        again.Whole(() => new CoSharingDetector().Detect(context, default));
        var clusters = new Phase("near-duplicate clusters");
        var built = clusters.Whole(() => TextClusters.Build(table, 0.75, default, threads));
        var detectors = DetectorCatalog.All.Where(d => d is not CoSharingDetector).Select(d => Alone(d, new DetectionContext(table, null, settings) { Threads = threads })).ToList();

        Say($"{table.Count:#,0} posts, {megabytes:#,0} MB, {table.Texts.Count:#,0} distinct texts, {built.Joined:#,0} of them joined another; {threads} threads; load average {Load()}.");
        Say($"Held after reading: {retained / (double)table.Count:#,0} bytes a post, the posts' own bytes included.");
        Say("");
        Say("| phase | wall s | CPU s | posts per CPU s | MB per CPU s | bytes allocated a post | heap beyond the posts, bytes a post |");
        Say("|---|---|---|---|---|---|---|");
        foreach (var phase in new[] { hash, times.Parse, times.Prepare, times.Normalise, times.NormaliseAndSketch, times.Entities, times.Append, network, again, clusters }.Concat(detectors))
        {
            if (phase.Cpu > 0)
                Say($"| {phase.Name} | {phase.Wall:0.00} | {phase.Cpu:0.00} | {table.Count / phase.Cpu:#,0} | {megabytes / phase.Cpu:#,0} | {phase.Allocated / (double)table.Count:0.0} | {phase.Peak / (double)table.Count:0} |");
        }
    }

    // Each with what it shares with others made anew, as if it ran alone.
    private static Phase Alone(IDetector detector, DetectionContext context)
    {
        var phase = new Phase(detector.Info.Title);
        phase.Whole(() => detector.Detect(context, default));
        return phase;
    }

    private static PostTable Read(string path, PhaseTimes times)
    {
        var table = new PostTable();
        var reader = new PostReader([path], new ReadOptions { Threads = 1 }, new RejectionLog());
        foreach (var batch in reader.Read(() => new PhaseStage(times)))
            times.Append.Add(() => table.Append(batch.Stage.Prepared));
        table.Seal();
        return table;
    }

    private static byte[] Hash(string path)
    {
        using var file = File.OpenRead(path);
        return System.Security.Cryptography.SHA256.HashData(file);
    }

    private static string Load() => File.Exists("/proc/loadavg") ? File.ReadAllText("/proc/loadavg").Split(' ')[0] : "unknown";

    private static void Say(FormattableString line) => Say(line.ToString(CultureInfo.InvariantCulture));

    private static void Say(string line) => Console.WriteLine(line);
}
