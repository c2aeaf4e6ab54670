using System.Diagnostics;
using System.Globalization;
using Tocsin.Bench.Phases;
using Tocsin.Engine.Lookalikes;

namespace Tocsin.Bench.Lookalikes;

/// <summary>Processor time and memory of screening newly registered names against protected ones, the engine alone, on one thread.</summary>
/// <remarks><c>lookalikes lists DATA OUT</c> writes the protected names; <c>lookalikes speed DATA NAMES</c> measures with them and prints a row of Markdown.</remarks>
internal static class LookalikeSpeed
{
    private const int Rounds = 5;

    public static int Run(string[] args)
    {
        switch (args)
        {
            case ["lists", var data, var output]:
                var lists = new LookalikeLists(data);
                File.WriteAllLines(Path.Combine(output, "200.txt"), lists.Mixed(200));
                File.WriteAllLines(Path.Combine(output, "2000.txt"), lists.Mixed(2000));
                File.WriteAllLines(Path.Combine(output, "25000.txt"), lists.Mixed(25_000));
                File.WriteAllLines(Path.Combine(output, "25000-popular.txt"), lists.Popular(25_000));
                return 0;
            case ["speed", var data, var names]:
                Measure(new LookalikeLists(data), names);
                return 0;
            default:
                Console.Error.WriteLine("usage: lookalikes lists DATA OUT | lookalikes speed DATA NAMES");
                return 2;
        }
    }

    private static void Measure(LookalikeLists lists, string list)
    {
        var names = LookalikeLists.Parse(File.ReadLines(list));
        long before = GC.GetTotalMemory(forceFullCollection: true);
        var clock = Stopwatch.StartNew();
        double cpu = CpuClock.ProcessSeconds();
        var index = LookalikeIndex.Build(names, []);
        var (built, builtCpu) = (clock.Elapsed.TotalSeconds, CpuClock.ProcessSeconds() - cpu);
        double held = (GC.GetTotalMemory(forceFullCollection: true) - before) / 1e6;
        double peak = Process.GetCurrentProcess().PeakWorkingSet64 / 1e6;

        var (bytes, starts) = lists.NewNames();
        var screener = new LookalikeScreener(index);
        double best = double.MaxValue;
        long alarms = 0, allocated = 0;
        for (int round = 0; round < Rounds; round++)
        {
            (alarms, allocated) = (0, GC.GetAllocatedBytesForCurrentThread());
            double start = CpuClock.ThreadSeconds();
            for (int n = 0; n + 1 < starts.Length; n++)
                alarms += screener.Screen(bytes.AsSpan(starts[n]..starts[n + 1]), out _, out _) ? 1 : 0;
            best = Math.Min(best, CpuClock.ThreadSeconds() - start);
            allocated = GC.GetAllocatedBytesForCurrentThread() - allocated;
        }

        int screened = starts.Length - 1;
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"| {Path.GetFileNameWithoutExtension(list)} | {names.Count:N0} | {built:0.00} | {builtCpu:0.00} | {held:0.0} | {peak:0} | {best / screened * 1e9:0} | {screened / best / 1e6:0.00} | {alarms:N0} | {(double)allocated / screened:0.0} |"));
    }
}
