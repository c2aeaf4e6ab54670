using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Tocsin.Partners.Sharing;
using Tocsin.Partners.Stix.In;
using Tocsin.Partners.Stix.Out;
using Tocsin.Storage;
using Tocsin.Storage.Partners;
using Tocsin.Taxii;

namespace Tocsin.Bench.Partners;

/// <summary>Taking bundles in, writing them, and serving a large collection. Prints Markdown.</summary>
internal static class PartnerSpeed
{
    private const string Partner = "bench";
    private const int NamesAnIncident = 100, Page = 20, Clients = 8;

    public static async Task<int> RunAsync(string[] args)
    {
        if (args.Length < 2)
        {
            Console.Error.WriteLine("usage: partners ADDRESS OBJECTS [SERVED]");
            return 2;
        }

        int objects = int.Parse(args[1], CultureInfo.InvariantCulture), served = args.Length > 2 ? int.Parse(args[2], CultureInfo.InvariantCulture) : 0;
        using var store = CaseStore.Open(StoreAddress.Parse(args[0]), create: true, TimeProvider.System);
        store.RecordPartner(new Partner(Partner, TlpLevel.Amber, ShareFormats.All, true, ["*"], default, false), "bench", "to measure");
        Console.WriteLine($"{store.Info().Product}\n\n| what | figure |\n|---|---|");
        Import(store, objects);
        foreach (int size in new[] { objects / 4, objects, objects * 4 })
            Export(size);
        if (served > 0)
            await ServeAsync(store, served);
        return 0;
    }

    private static void Import(CaseStore store, int objects)
    {
        string path = Path.Combine(Path.GetTempPath(), $"tocsin-bench-{Environment.ProcessId}.json");
        MadeBundles.Write(path, objects);
        long before = Settled();
        long peak = 0;
        using var watch = new Timer(_ => peak = Math.Max(peak, GC.GetTotalMemory(forceFullCollection: false)), null, 0, 20);
        var cpu = Process.GetCurrentProcess().TotalProcessorTime;
        var clock = Stopwatch.StartNew();
        var outcome = StixImport.Run(store, Partner, path, TlpLevel.Green, "bench");
        Say("objects taken in and kept", $"{outcome.File.Kept:N0} of {new FileInfo(path).Length / 1e6:0} MB in {clock.Elapsed.TotalSeconds:0.0} s, {(Process.GetCurrentProcess().TotalProcessorTime - cpu).TotalSeconds:0.0} s of a core; {(peak - before) / 1e6:N0} MB more on the heap at most");
        clock.Restart();
        outcome = StixImport.Run(store, Partner, path, TlpLevel.Green, "bench");
        Say("the same again, all known", $"{outcome.File.Known:N0} in {clock.Elapsed.TotalSeconds:0.0} s");
        File.Delete(path);
    }

    private static void Export(int objects)
    {
        // A name seen gives a domain, observed data, an indicator, two relationships and a sighting.
        string path = Path.Combine(Path.GetTempPath(), $"tocsin-bench-{Environment.ProcessId}.json");
        var facts = Enumerable.Range(0, objects / 6 / NamesAnIncident).Select(i => MadeBundles.Facts(i, NamesAnIncident));
        long before = Settled(), peak = 0;
        var cpu = Process.GetCurrentProcess().TotalProcessorTime;
        var clock = Stopwatch.StartNew();
        using (var watch = new Timer(_ => peak = Math.Max(peak, GC.GetTotalMemory(forceFullCollection: false)), null, 0, 20))
        using (var file = new FileStream(path, FileMode.Create, FileAccess.Write, FileShare.Read, 1 << 16))
            objects = IncidentBundle.Write(facts, new StixSharing { Office = "Bench", Tlp = TlpLevel.Green }, file);
        Say("objects written and checked", $"{objects:N0} in {clock.Elapsed.TotalSeconds:0.0} s, {(Process.GetCurrentProcess().TotalProcessorTime - cpu).TotalSeconds:0.0} s of a core, {new FileInfo(path).Length / 1e6:0} MB; {(peak - before) / 1e6:N0} MB more on the heap at most, what waits to be collected included");
        File.Delete(path);
    }

    private static async Task ServeAsync(CaseStore store, int served)
    {
        string inbox = TaxiiShelf.Inbox(Partner);
        var clock = Stopwatch.StartNew();
        foreach (int[] part in Enumerable.Range(0, served).Chunk(20_000))
        {
            store.ShelveGiven(inbox, [.. part.Select(n =>
            {
                using var document = JsonDocument.Parse(MadeBundles.Object(n));
                return TaxiiShelf.Object(document.RootElement);
            })]);
        }

        Say("objects put into a collection", $"{served:N0} in {clock.Elapsed.TotalSeconds:0.0} s");
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.Services.AddRouting();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        await using var app = builder.Build();
        app.MapTaxii(store, new TaxiiOptions(), TimeProvider.System);
        await app.StartAsync();
        using var http = new HttpClient { BaseAddress = new Uri(new Uri(app.Urls.First()), $"/taxii2/tocsin/collections/{inbox}/") };
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{Partner}:{store.RenewToken(Partner, "bench")}")));
        http.DefaultRequestHeaders.TryAddWithoutValidation("Accept", "application/taxii+json;version=2.1");
        long first = long.Parse(JsonDocument.Parse(await http.GetStringAsync("objects/?limit=1")).RootElement.GetProperty("next").GetString()!, CultureInfo.InvariantCulture);
        foreach (var (what, path) in new (string, Func<Random, string>)[]
        {
            ($"pages of {Page} objects from anywhere", r => $"objects/?limit={Page}&next={first + r.Next(served)}"),
            ($"manifest pages of {Page}", r => $"manifest/?limit={Page}&next={first + r.Next(served)}"),
            ("one object by its id", r => $"objects/campaign--{r.Next(served / 5):x8}-0000-4000-8000-000000000000/"),
        })
            await Measure(what, http, path);
        await app.StopAsync();
    }

    private static async Task Measure(string what, HttpClient http, Func<Random, string> path)
    {
        await Task.WhenAll(Enumerable.Range(0, Clients).Select(c => Ask(http, path, c, 50)));
        var cpu = Process.GetCurrentProcess().TotalProcessorTime;
        var clock = Stopwatch.StartNew();
        const int Each = 500;
        await Task.WhenAll(Enumerable.Range(0, Clients).Select(c => Ask(http, path, c + 100, Each)));
        double seconds = clock.Elapsed.TotalSeconds, used = (Process.GetCurrentProcess().TotalProcessorTime - cpu).TotalSeconds;
        Say(what, $"{Clients * Each / seconds:N0} requests a second, {Clients * Each / used:N0} for each second of a core, the asking client included");
    }

    private static async Task Ask(HttpClient http, Func<Random, string> path, int seed, int times)
    {
        var random = new Random(seed);
        for (int i = 0; i < times; i++)
            (await http.GetByteArrayAsync(path(random))).Length.ToString(CultureInfo.InvariantCulture);
    }

    private static long Settled()
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        return GC.GetTotalMemory(forceFullCollection: true);
    }

    private static void Say(string what, string figure) => Console.WriteLine($"| {what} | {figure} |");
}
