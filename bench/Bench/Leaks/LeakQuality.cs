using System.Globalization;
using Tocsin.Documents;
using Tocsin.Engine.Leaks;
using Tocsin.Engine.Leaks.Alterations;

namespace Tocsin.Bench.Leaks;

/// <summary>How well dumps are traced and alterations shown, on real mails of several lists. Prints Markdown.</summary>
internal static class LeakQuality
{
    // A word taken out is shown before the next one, which may stand behind a line break and quotation marks.
    private const int NextWord = 8;

    private static readonly LeakKeys Keys = new("the key of the measurement does not matter"u8);

    public static int Run(string[] args)
    {
        if (args.Length < 1)
        {
            Console.Error.WriteLine("usage: leak-quality MAILS.tar.gz [a|b|parameters]");
            return 2;
        }

        var mails = LeakMails.Read(args[0]);
        string what = args.Length > 1 ? args[1] : "a";
        var half = LeakMails.Half(mails, second: what == "b");
        Console.WriteLine($"Half {(what == "b" ? "B" : "A")}: {half.Enrolled.Count} mails enrolled, variants of the {half.Traced.Count()} with 200 letters and more; {half.Unrelated.Count} mails of other threads unrelated.\n");
        Console.WriteLine("| k | w | fingerprints | re-wrapped, quoted | 5 % of words | scanned | excerpt of 20 % | quotation | false among unrelated |\n|---|---|---|---|---|---|---|---|---|");
        (int, int)[] grid = what == "parameters" ? [(12, 8), (16, 8), (16, 12), (20, 8), (20, 12), (20, 16), (24, 12), (28, 16)] : [(LeakParameters.Default.Gram, LeakParameters.Default.Window)];
        foreach (var (gram, window) in grid)
            Row(half, new LeakParameters(gram, window), args.Contains("names"));
        if (what != "parameters")
            Plants(half, args.Contains("names"));
        return 0;
    }

    private static void Row(LeakMails half, LeakParameters parameters, bool names)
    {
        var index = Index(half.Enrolled, parameters);
        var matcher = new LeakMatcher(index, Keys);
        int total = 0;
        int[] ours = new int[5], exact = new int[5];
        foreach (var mail in half.Traced)
        {
            var random = new Random(total++);
            var other = half.Unrelated[random.Next(half.Unrelated.Count)];
            string[] variants = [LeakVariants.Rewrapped(mail.Text), LeakVariants.WordsChanged(mail.Text, random), LeakVariants.Scanned(mail.Text, random),
                LeakVariants.Excerpt(mail.Text, 0.2, random), LeakVariants.Quoted(mail.Text, other.Text, random)];
            for (int v = 0; v < variants.Length; v++)
            {
                // Who quotes it writes under a name of their own; the others lost their headers on the way.
                var match = matcher.Match(variants[v], v == variants.Length - 1 ? other.Headers : LeakHeaders.None);
                ours[v] += match.Verdict == LeakVerdict.NotOurs ? 0 : 1;
                exact[v] += match.Sources.Any(s => index.Documents[s.Document].Names.Contains(mail.Name)) ? 1 : 0;
                if (names && match.Verdict == LeakVerdict.NotOurs)
                    Console.Error.WriteLine($"missed variant {v} of {mail.Name}: {mail.Text.Count(char.IsLetterOrDigit)} symbols");
            }
        }

        int wrong = 0;
        foreach (var mail in half.Unrelated)
        {
            var match = matcher.Match(mail.Text, mail.Headers);
            if (match.Verdict == LeakVerdict.NotOurs)
                continue;
            wrong++;
            if (names)
                Console.Error.WriteLine($"false {match.Verdict} {mail.Name} ({mail.Headers.Subject}) from {index.Documents[match.Sources[0].Document].Names[0]}: evidence {match.Sources[0].Evidence:0.0}, dump {match.Sources[0].DumpShare:0.00}, original {match.Sources[0].OriginalShare:0.00}");
        }

        string cells = string.Join(" | ", ours.Zip(exact, (o, e) => $"{Share(o, total)} ({Share(e, total)})"));
        Console.WriteLine($"| {parameters.Gram} | {parameters.Window} | {index.Fingerprints} | {cells} | {wrong} of {half.Unrelated.Count} = {Share(wrong, half.Unrelated.Count)} |");
    }

    private static void Plants(LeakMails half, bool names)
    {
        var index = Index(half.Enrolled, LeakParameters.Default);
        var matcher = new LeakMatcher(index, Keys);
        Console.WriteLine("\n| planted | texts | shown with the original | place shown from the index alone |\n|---|---|---|---|");
        foreach (string kind in LeakPlants.Kinds)
        {
            int total = 0, shown = 0, alone = 0;
            foreach (var mail in half.Traced)
            {
                if (LeakPlants.Plant(mail.Text, kind, new Random(total)) is not var (text, start, before, after) || before == after)
                    continue;
                total++;
                var found = AlterationFinder.Find(mail.Text, text);
                bool seen = found.Any(a => a.Kind != AlterationKind.Noise && a.AfterStart <= start + after.Length + NextWord && a.AfterStart + a.After.Length >= start);
                shown += seen ? 1 : 0;
                var match = matcher.Match(text, LeakHeaders.None);
                bool passage = match.Verdict != LeakVerdict.NotOurs && match.Passages.Any(p => p.Start <= start + after.Length && p.Start + p.Length >= start);
                alone += passage ? 1 : 0;
                if (names && !(seen && passage))
                    Console.Error.WriteLine($"{(seen ? "" : "not shown")} {(passage ? "" : "not placed")} {kind} in {mail.Name}: “{before}” → “{after}” {match.Verdict}");
            }

            Console.WriteLine($"| {kind} | {total} | {shown} = {Share(shown, total)} | {alone} = {Share(alone, total)} |");
        }
    }

    private static LeakIndex Index(IEnumerable<Document> documents, LeakParameters parameters)
    {
        var builder = new LeakIndexBuilder(Keys, parameters);
        var fingerprinter = new Fingerprinter(Keys, parameters);
        foreach (var document in documents)
            builder.Add(document.Name, LeakIndexBuilder.Prepare(fingerprinter, document.Text, document.Headers, Keys));
        using var stream = new MemoryStream();
        builder.Write(stream, new byte[32]);
        stream.Position = 0;
        return LeakIndex.Load(stream, Keys);
    }

    private static string Share(int count, int of) => of == 0 ? "–" : ((double)count / of).ToString("0.000", CultureInfo.InvariantCulture);
}
