using System.Diagnostics;
using System.Globalization;
using Tocsin.Engine.Model;
using Tocsin.Logs;
using Tocsin.Logs.Indicators;

namespace Tocsin.Bench.Logs;

/// <summary>Lines a second of generated mixed logs against many generated indicators. Prints Markdown.</summary>
internal static class LogSpeed
{
    public static int Run(string[] args)
    {
        int indicators = args.Length > 0 ? int.Parse(args[0], CultureInfo.InvariantCulture) : 1_000_000;
        int lines = args.Length > 1 ? int.Parse(args[1], CultureInfo.InvariantCulture) : 4_000_000;
        int threads = args.Length > 2 ? int.Parse(args[2], CultureInfo.InvariantCulture) : Environment.ProcessorCount;
        string folder = Directory.CreateTempSubdirectory("tocsin-logs-bench-").FullName;
        try
        {
            string list = Path.Combine(folder, "indicators.txt");
            LogTraffic.WriteIndicators(list, indicators);
            Console.WriteLine("| what | seconds | how much | memory of the process now |\n|---|---|---|---|");
            var clock = Stopwatch.StartNew();
            var reader = new IndicatorReader(new AllowList());
            reader.Read(list);
            Say("read the indicators", clock.Elapsed, $"{reader.Set.Indicators.Count:N0} indicators, {new FileInfo(list).Length / 1e6:0} MB");
            clock.Restart();
            var index = reader.Set.Index();
            Say("build the index", clock.Elapsed, $"{index.Bytes / 1e6:0} MB");
            foreach (string kind in LogTraffic.Kinds)
            {
                string log = Path.Combine(folder, kind + ".log");
                long bytes = LogTraffic.Write(log, kind, lines);
                Match(kind, log, bytes, index, threads);
                File.Delete(log);
            }
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }

        return 0;
    }

    private static void Match(string kind, string log, long bytes, Tocsin.Logs.Matching.IndicatorIndex index, int threads)
    {
        var best = TimeSpan.MaxValue;
        long sightings = 0, count = 0;
        for (int round = 0; round < 3; round++)
        {
            sightings = 0;
            var clock = Stopwatch.StartNew();
            var sum = new LogMatcher(index, new LogMatchOptions { Threads = threads, Year = 2027 }).Match([log], new RejectionLog(), _ => sightings++, null, CancellationToken.None);
            best = clock.Elapsed < best ? clock.Elapsed : best;
            count = sum.Lines;
        }

        Say($"match {kind}, {threads} threads, best of 3", best, $"{count / best.TotalSeconds:N0} lines/s, {bytes / 1e6 / best.TotalSeconds:N0} MB/s; {bytes / count} bytes a line, {sightings:N0} sightings");
    }

    private static void Say(string what, TimeSpan time, string detail) => Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
        $"| {what} | {time.TotalSeconds:0.00} | {detail} | {Environment.WorkingSet / 1e6:0} MB |"));
}
