using System.Diagnostics;
using System.Globalization;
using System.Text;
using Tocsin.Simulation;

string Option(string name, string fallback) => Array.IndexOf(args, name) is >= 0 and var i ? args[i + 1] : fallback;
string file = Option("--scenario", "bench");
var scenario = File.Exists(file) ? Scenario.Parse(File.ReadAllText(file)) : Scenario.BuiltIn(file);
if (Option("--posts", "") is { Length: > 0 } posts)
    scenario = scenario.WithPosts(int.Parse(posts, CultureInfo.InvariantCulture));
using var output = File.Create(Option("--out", "posts.ndjson"));
using var truth = new StreamWriter(Option("--truth", "truth.csv"), false, new UTF8Encoding(false));
var watch = Stopwatch.StartNew();
new TrafficSimulator(scenario, ulong.Parse(Option("--seed", "1"), CultureInfo.InvariantCulture)).Write(output, truth, CancellationToken.None);
Console.Error.WriteLine($"{scenario.Posts / watch.Elapsed.TotalSeconds:0} posts/s, {output.Length} bytes, peak {Process.GetCurrentProcess().PeakWorkingSet64 >> 20} MB");
return 0;
