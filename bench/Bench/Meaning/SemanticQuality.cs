using System.Diagnostics;
using System.Globalization;
using System.Text;
using Tocsin.Engine.Meaning;
using Tocsin.Semantics;

namespace Tocsin.Bench.Meaning;

/// <summary>Measures on labelled texts how well rewordings and translations are found and told apart; prints Markdown.</summary>
/// <remarks>Started by eng/semantic-quality.sh: the directory of the labelled texts, and the directory of an encoder if there is one.</remarks>
internal static class SemanticQuality
{
    private static readonly double[] Thresholds = [0.1, 0.12, 0.15, 0.2, 0.25, 0.3, 0.35, 0.4, 0.5, 0.6, 0.7, 0.75, 0.8, 0.85, 0.9];
    private static readonly string[] Kinds = ["copypasta", "rewording", "translation"];

    public static int Run(string[] args)
    {
        if (args.Length is < 1 or > 2)
        {
            Console.Error.WriteLine("usage: semantic-quality DATA [ENCODER]");
            return 2;
        }

        var texts = LabelledText.Duplicates(Path.Combine(args[0], "duplicates-10-languages.csv.gz"));
        var lexical = new LexicalSimilarity(texts.Length, t => texts[t].Utf8);
        Duplicates("lexical", texts, lexical.Of, LexicalPairs.Find(texts.Length, t => texts[t].Utf8, 0.1));
        using var encoder = args.Length > 1 ? SentenceEncoder.Load(args[1], Environment.ProcessorCount) : null;
        if (encoder is not null)
        {
            var vectors = Encode(encoder, [.. texts.Select(t => Encoding.UTF8.GetString(t.Utf8))]);
            Duplicates(encoder.Name, texts, (a, b) => Dot(vectors, encoder.Dimensions, a, b), EncodedPairs.Find(texts.Length, t => texts[t].Utf8, encoder, 0.5, Environment.ProcessorCount));
        }

        Classification(texts);
        var pairs = LabelledText.SentencePairs(Path.Combine(args[0], "sts-9-languages-dev.ndjson.gz")).ToList();
        Sentences("lexical", pairs, s => new LexicalSimilarity(s.Count, t => Encoding.UTF8.GetBytes(s[t])).Of);
        if (encoder is not null)
        {
            Sentences(encoder.Name, pairs, s =>
            {
                var vectors = Encode(encoder, s);
                return (a, b) => Dot(vectors, encoder.Dimensions, a, b);
            });
        }

        Languages(texts, pairs);
        return 0;
    }

    private static float[] Encode(SentenceEncoder encoder, IReadOnlyList<string> texts)
    {
        var vectors = new float[texts.Count * encoder.Dimensions];
        var watch = Stopwatch.StartNew();
        encoder.Encode(texts, vectors);
        Console.Error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{texts.Count / watch.Elapsed.TotalSeconds:0} texts/s"));
        return vectors;
    }

    private static double Dot(float[] vectors, int dimensions, int a, int b) =>
        Enumerable.Range(0, dimensions).Sum(d => (double)vectors[(a * dimensions) + d] * vectors[(b * dimensions) + d]);

    private static void Duplicates(string method, LabelledText[] texts, Func<int, int, double> similarity, List<MessagePair> found)
    {
        var others = new List<double>();
        var same = Kinds.ToDictionary(k => k, _ => new List<double>());
        var byLanguages = new SortedDictionary<string, List<double>>(StringComparer.Ordinal);
        for (int a = 0; a < texts.Length; a++)
        {
            for (int b = a + 1; b < texts.Length; b++)
            {
                double s = similarity(a, b);
                if (texts[a].Cluster != texts[b].Cluster)
                    others.Add(s);
                else
                    same[texts[a].Kind].Add(s);
                if (texts[a].Cluster == texts[b].Cluster && texts[a].Kind == "translation" && texts[a].Language != texts[b].Language)
                    Add(byLanguages, string.CompareOrdinal(texts[a].Language, texts[b].Language) < 0 ? $"{texts[a].Language}-{texts[b].Language}" : $"{texts[b].Language}-{texts[a].Language}", s);
            }
        }

        others.Sort();
        Say($"\n## Duplicates in ten languages, {method}\n\n| kind | pairs | AUC against other clusters |\n|---|---|---|");
        foreach (string kind in Kinds)
            Say($"| {kind} | {same[kind].Count:#,0} | {Auc(same[kind], others):0.000} |");
        Say($"\nPairs that the search finds (candidates included), at thresholds:\n\n| least similarity | precision | recall copypasta | recall rewording | recall translation | F1 rewording | F1 translation |\n|---|---|---|---|---|---|---|");
        foreach (double least in Thresholds)
        {
            var kept = found.Where(p => p.Similarity >= least).ToList();
            int wrong = kept.Count(p => texts[p.A].Cluster != texts[p.B].Cluster);
            var right = Kinds.ToDictionary(k => k, k => kept.Count(p => texts[p.A].Cluster == texts[p.B].Cluster && texts[p.A].Kind == k));
            double Recall(string k) => (double)right[k] / same[k].Count;
            double F1(string k) => 2.0 * right[k] / (right[k] + wrong + same[k].Count);
            Say($"| {least:0.00} | {(kept.Count - wrong) / (double)Math.Max(1, kept.Count):0.000} | {Recall("copypasta"):0.000} | {Recall("rewording"):0.000} | {Recall("translation"):0.000} | {F1("rewording"):0.000} | {F1("translation"):0.000} |");
        }

        Say($"\n| languages | translated pairs | AUC against other clusters |\n|---|---|---|");
        foreach (var (languages, scores) in byLanguages)
            Say($"| {languages} | {scores.Count} | {Auc(scores, others):0.000} |");
    }

    private static void Classification(LabelledText[] texts)
    {
        foreach (bool stated in (bool[])[true, false])
        {
            var counts = new int[3, 3];
            for (int a = 0; a < texts.Length; a++)
            {
                for (int b = a + 1; b < texts.Length && b < a + 12; b++)
                {
                    if (texts[a].Cluster == texts[b].Cluster)
                        counts[Array.IndexOf(Kinds, texts[a].Kind), (int)MessageComparison.Compare(texts[a].Utf8, texts[b].Utf8, stated ? texts[a].Language : "", stated ? texts[b].Language : "")]++;
                }
            }

            Say($"\n## Told apart, language {(stated ? "stated" : "guessed")}\n\n| labelled (by cluster) | copypasta | rewording | translation |\n|---|---|---|---|");
            for (int k = 0; k < 3; k++)
                Say($"| {Kinds[k]} | {counts[k, 0]} | {counts[k, 1]} | {counts[k, 2]} |");
        }
    }

    private static void Sentences(string method, List<(double Score, Dictionary<string, string> First, Dictionary<string, string> Second)> pairs, Func<IReadOnlyList<string>, Func<int, int, double>> compare)
    {
        string[] languages = [.. pairs[0].First.Keys];
        string[] all = [.. languages.SelectMany(l => pairs.SelectMany(p => new[] { p.First[l], p.Second[l] }))];
        var similarity = compare(all);
        int At(int language, int pair, bool second) => (((language * pairs.Count) + pair) * 2) + (second ? 1 : 0);
        Say($"\n## Sentence pairs (STS), {method}: AUC against pairs scored 1 or less\n\n| language | rewording (score 4 or more) | translation from English |\n|---|---|---|");
        for (int l = 0; l < languages.Length; l++)
        {
            List<double> alike = [], unlike = [], translated = [], strangers = [];
            for (int p = 0; p < pairs.Count; p++)
            {
                double s = similarity(At(l, p, false), At(l, p, true));
                if (pairs[p].Score >= 4)
                    alike.Add(s);
                else if (pairs[p].Score <= 1)
                    unlike.Add(s);
                if (l == 0)
                    continue;
                translated.Add(similarity(At(0, p, false), At(l, p, false)));
                if (pairs[p].Score <= 1)
                    strangers.Add(similarity(At(0, p, false), At(l, p, true)));
            }

            unlike.Sort();
            strangers.Sort();
            Say($"| {languages[l]} | {Auc(alike, unlike):0.000} | {(l == 0 ? "–" : Auc(translated, strangers).ToString("0.000", CultureInfo.InvariantCulture))} |");
        }
    }

    private static void Languages(LabelledText[] texts, List<(double Score, Dictionary<string, string> First, Dictionary<string, string> Second)> pairs)
    {
        var samples = texts.Select(t => (t.Language, Text: Encoding.UTF8.GetString(t.Utf8), Set: "duplicates"))
            .Concat(pairs.SelectMany(p => p.First.Select(s => (Language: s.Key, Text: s.Value, Set: "sentences")))).ToList();
        LanguageGuess.Of("start");
        var watch = Stopwatch.StartNew();
        var guesses = samples.Select(s => LanguageGuess.Of(s.Text)).ToList();
        Say($"\n## Language, {samples.Count / watch.Elapsed.TotalSeconds:#,0} texts/s on one thread\n\n| set | language | texts | right | wrong | undecided |\n|---|---|---|---|---|---|");
        foreach (var group in samples.Zip(guesses).GroupBy(x => (x.First.Set, x.First.Language)).OrderBy(g => g.Key.Set, StringComparer.Ordinal).ThenBy(g => g.Key.Language, StringComparer.Ordinal))
            Say($"| {group.Key.Set} | {group.Key.Language} | {group.Count()} | {group.Count(x => x.Second == x.First.Language) / (double)group.Count():0.000} | {group.Count(x => x.Second != x.First.Language && x.Second.Length > 0) / (double)group.Count():0.000} | {group.Count(x => x.Second.Length == 0) / (double)group.Count():0.000} |");
    }

    /// <summary>How often a score of the first list is above one of the second, ties by half.</summary>
    private static double Auc(List<double> above, List<double> sortedBelow)
    {
        double sum = 0;
        foreach (double s in above)
            sum += (Lower(sortedBelow, s) + Lower(sortedBelow, Math.BitIncrement(s))) / 2.0;
        return sum / ((double)above.Count * sortedBelow.Count);
    }

    private static int Lower(List<double> sorted, double value)
    {
        int low = 0, high = sorted.Count;
        while (low < high)
        {
            int middle = (low + high) / 2;
            if (sorted[middle] < value)
                low = middle + 1;
            else
                high = middle;
        }

        return low;
    }

    private static void Add(SortedDictionary<string, List<double>> lists, string key, double value)
    {
        if (!lists.TryGetValue(key, out var list))
            lists[key] = list = [];
        list.Add(value);
    }

    private static void Say(FormattableString text) => Console.WriteLine(text.ToString(CultureInfo.InvariantCulture));
}
