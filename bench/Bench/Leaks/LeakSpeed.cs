using System.Diagnostics;
using System.Globalization;
using System.Text;
using Tocsin.Engine.Leaks;

namespace Tocsin.Bench.Leaks;

/// <summary>Time and memory of enrolling many generated documents and of matching against them, on one thread. Prints Markdown.</summary>
internal static class LeakSpeed
{
    private const int Words = 500;

    public static int Run(string[] args)
    {
        int documents = args.Length > 0 ? int.Parse(args[0], CultureInfo.InvariantCulture) : 100_000;
        var keys = new LeakKeys("the key of the measurement does not matter"u8);
        string[] vocabulary = Vocabulary();
        string file = Path.Combine(Path.GetTempPath(), $"tocsin-leak-bench-{Environment.ProcessId}");
        try
        {
            Enrol(documents, keys, vocabulary, file);
            GC.Collect();
            var clock = Stopwatch.StartNew();
            LeakIndex index;
            using (var stream = File.OpenRead(file))
                index = LeakIndex.Load(stream, keys);
            Say("open the index", clock.Elapsed, $"{index.Fingerprints:N0} fingerprints, {new FileInfo(file).Length / 1e6:0} MB file");
            Read("fold and take fingerprints", keys, vocabulary, documents + 1);
            Match("match strange text", index, keys, vocabulary, documents + 1);
            Match("match own text", index, keys, vocabulary, 1);
            Match("match own text, a word in a hundred changed", index, keys, vocabulary, 1, 0.01);
        }
        finally
        {
            File.Delete(file);
        }

        return 0;
    }

    private static void Enrol(int documents, LeakKeys keys, string[] vocabulary, string file)
    {
        Console.WriteLine("| what | seconds | how much | largest memory of the process |\n|---|---|---|---|");
        var builder = new LeakIndexBuilder(keys, LeakParameters.Default);
        var fingerprinter = new Fingerprinter(keys, LeakParameters.Default);
        var clock = Stopwatch.StartNew();
        long bytes = 0;
        for (int i = 1; i <= documents; i++)
        {
            string text = Text(i, vocabulary);
            bytes += text.Length;
            builder.Add($"documents/{i}.txt", LeakIndexBuilder.Prepare(fingerprinter, text, LeakHeaders.None, keys));
        }

        Say("generate and enrol", clock.Elapsed, $"{documents:N0} documents, {bytes / 1e6:0} MB of text");
        clock.Restart();
        using (var stream = File.Create(file))
            builder.Write(stream, new byte[32]);
        Say("sort and write", clock.Elapsed, "");
    }

    private static void Read(string what, LeakKeys keys, string[] vocabulary, int seed)
    {
        var fingerprinter = new Fingerprinter(keys, LeakParameters.Default);
        string[] texts = [.. Enumerable.Range(seed, 4000).Select(i => Text(i, vocabulary))];
        foreach (string text in texts)
            fingerprinter.Read(text);
        var clock = Stopwatch.StartNew();
        long bytes = 0, fingerprints = 0;
        for (int round = 0; round < 5; round++)
        {
            foreach (string text in texts)
            {
                bytes += text.Length;
                fingerprinter.Read(text);
                fingerprints += fingerprinter.Fingerprints.Length;
            }
        }

        Say(what, clock.Elapsed, $"{bytes / 1e6 / clock.Elapsed.TotalSeconds:0} MB/s; one fingerprint in {(double)bytes / fingerprints:0.0} bytes");
    }

    private static void Match(string what, LeakIndex index, LeakKeys keys, string[] vocabulary, int seed, double changed = 0)
    {
        var matcher = new LeakMatcher(index, keys);
        string[] texts = [.. Enumerable.Range(seed, 4000).Select(i => LeakVariants.WordsChanged(Text(i, vocabulary), new Random(i), changed))];
        foreach (string text in texts.Take(500))
            matcher.Match(text, LeakHeaders.None);
        var clock = Stopwatch.StartNew();
        long bytes = 0;
        int ours = 0;
        for (int round = 0; round < 5; round++)
        {
            foreach (string text in texts)
            {
                bytes += text.Length;
                ours += matcher.Match(text, LeakHeaders.None).Verdict == LeakVerdict.NotOurs ? 0 : 1;
            }
        }

        Say(what, clock.Elapsed, $"{bytes / 1e6 / clock.Elapsed.TotalSeconds:0} MB/s; {ours / 5:N0} of {texts.Length:N0} ours");
    }

    private static void Say(string what, TimeSpan time, string detail) => Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
        $"| {what} | {time.TotalSeconds:0.0} | {detail} | {Process.GetCurrentProcess().PeakWorkingSet64 / 1e6:0} MB |"));

    private static string Text(int seed, string[] vocabulary)
    {
        var random = new Random(seed);
        var text = new StringBuilder(Words * 7);
        for (int i = 0; i < Words; i++)
        {
            // Common words are common: the square makes the first words of the list frequent.
            double roll = random.NextDouble();
            text.Append(vocabulary[(int)(roll * roll * vocabulary.Length)]).Append(i % 12 == 11 ? ".\n" : " ");
        }

        return text.ToString();
    }

    private static string[] Vocabulary()
    {
        var random = new Random(42);
        string[] syllables = "ba ce di fo gu ha je ki lo mu na pe ri so tu va we xi yo zu an el in or us".Split(' ');
        return [.. Enumerable.Range(0, 8000).Select(_ => string.Concat(Enumerable.Range(0, random.Next(1, 5)).Select(_ => syllables[random.Next(syllables.Length)])))];
    }
}
