using System.Diagnostics;
using System.Globalization;
using Tocsin.Engine.Incidents.Fusing;
using Tocsin.Storage;

namespace Tocsin.Bench.Storing;

/// <summary>Loading, listing, searching and fusing in a store. Prints Markdown.</summary>
internal static class StoreSpeed
{
    public static int Run(string[] args)
    {
        if (args.Length < 2)
        {
            Console.Error.WriteLine("usage: store ADDRESS POSTS [FINDINGS]");
            return 2;
        }

        int posts = int.Parse(args[1], CultureInfo.InvariantCulture), findings = args.Length > 2 ? int.Parse(args[2], CultureInfo.InvariantCulture) : 1000;
        using var store = CaseStore.Open(StoreAddress.Parse(args[0]), create: true, TimeProvider.System);
        Console.WriteLine($"{store.Info().Product}, {store.Address}\n\n| what | figure |\n|---|---|");
        MadeScans.Open(store);
        var clock = Stopwatch.StartNew();
        store.Keep(MadeScans.Scan("posts", posts, []), CancellationToken.None);
        Say("posts loaded and made searchable", $"{posts:N0} in {clock.Elapsed.TotalSeconds:0.0} s = {posts / clock.Elapsed.TotalSeconds:N0} a second; {store.Info().Bytes / 1e6:N0} MB");
        clock.Restart();
        var kept = store.Keep(MadeScans.Scan("findings", 0, [.. Enumerable.Range(0, findings).Select(i => MadeScans.Case(i))]), CancellationToken.None);
        Say("findings kept and fused at once", $"{findings:N0} in {clock.Elapsed.TotalSeconds:0.0} s, {kept.Changes.Count:N0} incidents");
        Quantiles("one more finding kept and fused", 100, i => store.Keep(MadeScans.Scan($"one{i}", 0, [MadeScans.Case(findings + i)]), CancellationToken.None));
        Quantiles("incident list, 1000 of them", 100, _ => store.Incidents());
        string[] ids = [.. store.Incidents().Select(i => i.Id)];
        Quantiles("one incident, what it tells and its decisions", 200, i => (store.Incident(ids[i % ids.Length]), store.Told(ids[i % ids.Length]), store.Decisions(ids[i % ids.Length])));
        Quantiles("search, a common word", 100, i => store.Search(MadeScans.Word(i % 20), null, null, 50));
        Quantiles("search, two common words", 100, i => store.Search($"{MadeScans.Word(i % 20)} {MadeScans.Word(20 + (i % 30))}", null, null, 50));
        Quantiles("search, a rare word", 100, i => store.Search(MadeScans.Word(29_000 + i), null, null, 50));
        Quantiles("search, two rare words", 100, i => store.Search($"{MadeScans.Word(25_000 + i)} {MadeScans.Word(29_000 + i)}", null, null, 50));
        Quantiles("search, a beginning", 100, i => store.Search(MadeScans.Word(5_000 + i)[..4] + "*", null, null, 50));
        return 0;
    }

    /// <summary>Fusion alone, in memory: all at once.</summary>
    public static int Fusion(string[] args)
    {
        int findings = args.Length > 0 ? int.Parse(args[0], CultureInfo.InvariantCulture) : 100_000;
        var cases = Enumerable.Range(0, findings).Select(i => MadeScans.Case(i)).ToList();
        var fusion = new IncidentFusion(MadeScans.Election);
        var clock = Stopwatch.StartNew();
        var groups = fusion.Groups(new FusionInput(cases, [], []), []);
        Console.WriteLine($"{findings:N0} findings fused into {groups.Count:N0} incidents in {clock.Elapsed.TotalSeconds:0.0} s, {Process.GetCurrentProcess().PeakWorkingSet64 / 1e6:N0} MB at most");
        return 0;
    }

    /// <summary>Keeps scans until it is killed and says which were acknowledged.</summary>
    public static int Writer(string[] args)
    {
        using var store = CaseStore.Open(StoreAddress.Parse(args[0]), create: true, TimeProvider.System);
        int seed = int.Parse(args[1], CultureInfo.InvariantCulture), posts = args.Length > 2 ? int.Parse(args[2], CultureInfo.InvariantCulture) : 400;
        MadeScans.Open(store);
        for (int i = 0; ; i++)
        {
            var kept = store.Keep(MadeScans.Scan($"{seed}-{i}", posts, [.. Enumerable.Range(0, 6).Select(n => MadeScans.Case(n + (i * 3), seed % 5))], seed), CancellationToken.None);
            Console.WriteLine(kept.Scan);
            if (i % 3 == 0 && store.Incidents() is [var first, ..])
            {
                store.Judge(first.Id, "note", "", "", "", [], "bench", $"{seed} {i}");
                Console.WriteLine($"note {seed} {i}");
            }

            Console.Out.Flush();
        }
    }

    private static void Quantiles<T>(string what, int times, Func<int, T> work)
    {
        double[] milliseconds = new double[times];
        for (int i = 0; i < times; i++)
        {
            var clock = Stopwatch.StartNew();
            work(i);
            milliseconds[i] = clock.Elapsed.TotalMilliseconds;
        }

        Array.Sort(milliseconds);
        Say(what, $"median {milliseconds[times / 2]:0.0} ms, 95th percentile {milliseconds[times * 95 / 100]:0.0} ms");
    }

    private static void Say(string what, string figure) => Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {what} | {figure} |"));
}
