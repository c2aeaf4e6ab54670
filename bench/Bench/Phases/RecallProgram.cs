using System.Globalization;
using Tocsin.Engine.Copies;
using Tocsin.Engine.Model;
using Tocsin.Engine.Posts;
using Tocsin.Engine.Text;
using Tocsin.Sources;

namespace Tocsin.Bench.Phases;

/// <summary>Near-duplicate recall against comparing every text with every other: <c>recall FILE [TEXTS]</c>.</summary>
/// <remarks>The texts of the whole file are clustered; brute force runs over the first TEXTS distinct ones (8,000).</remarks>
internal static class RecallProgram
{
    private static readonly double[] Levels = [0.75, 0.8, 0.85, 0.9, 0.95];

    public static int Run(string[] args)
    {
        if (args.Length == 0)
        {
            Console.Error.WriteLine("usage: recall FILE [TEXTS]");
            return 2;
        }

        var table = Read(args[0]);
        int n = Math.Min(table.Texts.Count, args.Length > 1 ? int.Parse(args[1], CultureInfo.InvariantCulture) : 8000);
        ulong[] candidates = new CandidatePairs(table.Texts, 0.75).Find(new ParallelOptions());
        int[] cluster = TextClusters.Build(table, 0.75, default, Environment.ProcessorCount).Of;
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{table.Texts.Count:#,0} distinct texts, {candidates.Length:#,0} candidate pairs; brute force over {n:#,0} texts"));
        Console.WriteLine("| pairs alike to at least | by | pairs | candidates | in one cluster |");
        Console.WriteLine("|---|---|---|---|---|");
        var byLetters = new Tally();
        var byShingles = new Tally();
        Compare(table, n, candidates, cluster, byLetters, byShingles);
        byLetters.Print("letters (Levenshtein ratio)");
        byShingles.Print("4-grams (Jaccard)");
        return 0;
    }

    private static void Compare(PostTable table, int n, ulong[] candidates, int[] cluster, Tally byLetters, Tally byShingles)
    {
        var texts = new byte[n][];
        var sets = new ulong[n][];
        for (int t = 0; t < n; t++)
            (texts[t], sets[t]) = Fold(table, t);
        for (int a = 0; a < n; a++)
        {
            for (int b = a + 1; b < n; b++)
            {
                bool letters = TextSimilarity.IsSimilar(texts[a], texts[b], Levels[0]);
                double jaccard = Math.Min(sets[a].Length, sets[b].Length) < Levels[0] * Math.Max(sets[a].Length, sets[b].Length) ? 0 : Shingles.Jaccard(sets[a], sets[b]);
                if (!letters && jaccard < Levels[0])
                    continue;
                bool candidate = Array.BinarySearch(candidates, ((ulong)a << 32) | (uint)b) >= 0;
                bool joined = cluster[a] == cluster[b];
                if (letters)
                    byLetters.Add(TextSimilarity.Ratio(texts[a], texts[b]), candidate, joined);
                byShingles.Add(jaccard, candidate, joined);
            }
        }
    }

    private static (byte[] Text, ulong[] Set) Fold(PostTable table, int text)
    {
        byte[] buffer = new byte[256];
        var segment = table.Locate(table.Texts.FirstPost(text), out int row);
        int length = TextNormaliser.Normalise(segment.Resolve(segment.Text[row]), ref buffer, out _);
        var hashes = new ulong[Math.Max(1, length)];
        return (buffer[..length], hashes[..Shingles.Distinct(buffer.AsSpan(0, length), hashes)]);
    }

    private static PostTable Read(string path)
    {
        var table = new PostTable();
        var reader = new PostReader([path], new ReadOptions(), new RejectionLog());
        foreach (var batch in reader.Read(() => new PhaseStage(new PhaseTimes(parts: false))))
            table.Append(batch.Stage.Prepared);
        table.Seal();
        return table;
    }

    private sealed class Tally
    {
        private readonly int[] _pairs = new int[Levels.Length];
        private readonly int[] _candidates = new int[Levels.Length];
        private readonly int[] _joined = new int[Levels.Length];

        public void Add(double similarity, bool candidate, bool joined)
        {
            for (int l = 0; l < Levels.Length && similarity >= Levels[l] - 1e-9; l++)
            {
                _pairs[l]++;
                _candidates[l] += candidate ? 1 : 0;
                _joined[l] += joined ? 1 : 0;
            }
        }

        public void Print(string by)
        {
            for (int l = 0; l < Levels.Length; l++)
            {
                double all = Math.Max(1, _pairs[l]);
                Console.WriteLine(string.Create(
                    CultureInfo.InvariantCulture, $"| {Levels[l]} | {by} | {_pairs[l]:#,0} | {_candidates[l] / all:0.0000} | {_joined[l] / all:0.0000} |"));
            }
        }
    }
}
