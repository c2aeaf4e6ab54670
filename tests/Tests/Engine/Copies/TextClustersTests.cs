using System.IO.Compression;
using System.Text;
using Shouldly;
using Tocsin.Engine.Copies;
using Tocsin.Engine.Posts;
using Tocsin.Engine.Text;
using Tocsin.Tests.Engine.Posts;
using Tocsin.Tests.Engine.Text;
using Tocsin.Tests.Sources;
using Xunit;

namespace Tocsin.Tests.Engine.Copies;

public sealed class TextClustersTests
{
    private const double Similarity = 0.75;

    [Fact]
    public void Copies_that_stay_close_to_their_original_find_it()
    {
        var random = new Random(31);
        var table = new Prepared();
        var family = new List<(int Family, bool Original, byte[] Folded)>();
        for (int f = 0; f < 300; f++)
        {
            // The original is posted often, as originals are; its copies once each.
            var words = EditedTexts.Words(random, 12 + random.Next(20));
            for (int copy = 0; copy < 8; copy++)
            {
                byte[] text = EditedTexts.Bytes(copy < 2 ? words : EditedTexts.Edit(words, 1 + random.Next(4), random));
                table.Post(Encoding.UTF8.GetString(text));
                family.Add((f, copy < 2, Fold(text)));
            }
        }

        var posts = table.Table();
        int near = 0, found = 0;
        var cluster = ClusterOfPosts(posts);
        for (int i = 0; i < family.Count; i += 8)
        {
            for (int copy = 2; copy < 8; copy++)
            {
                if (TextSimilarity.Ratio(family[i].Folded, family[i + copy].Folded) < 0.85)
                    continue;
                near++;
                found += cluster[i] == cluster[i + copy] ? 1 : 0;
            }
        }

        near.ShouldBeGreaterThan(800);
        // Banding sees Jaccard, not letters: scattered edits that keep 0.85 of the letters can halve the common 4-grams. A copy
        // may also join another copy's cluster. Measured 0.948.
        found.ShouldBeGreaterThanOrEqualTo((int)Math.Ceiling(near * 0.93));
        for (int i = 0; i < family.Count; i++)
            family[i].Family.ShouldBe(family[Array.IndexOf(cluster, cluster[i])].Family);
    }

    [Fact]
    public void Every_member_resembles_its_leader_however_long_the_chain_is()
    {
        // Each text is one edit away from the one before it; the ends have nothing in common.
        var random = new Random(12);
        var words = EditedTexts.Words(random, 20);
        var table = new Prepared();
        for (int i = 0; i < 150; i++)
        {
            table.Post(string.Join(' ', words));
            words = EditedTexts.Edit(words, 1, random);
        }

        var posts = table.Table();
        var clusters = Build(posts);
        clusters.Of.Distinct().Count().ShouldBeInRange(5, 100);
        clusters.Joined.ShouldBe(clusters.Of.Where((c, t) => c != t).Count());
        for (int t = 0; t < clusters.Of.Length; t++)
        {
            clusters.Of[clusters.Of[t]].ShouldBe(clusters.Of[t]);
            TextSimilarity.Ratio(Folded(posts, t), Folded(posts, clusters.Of[t])).ShouldBeGreaterThanOrEqualTo(Similarity - 1e-6);
        }
    }

    [Fact]
    public void Strangers_stay_apart()
    {
        var table = new Prepared();
        foreach (byte[] text in EditedTexts.Originals(800, 77))
            table.Post(Encoding.UTF8.GetString(text));
        Build(table.Table()).Joined.ShouldBe(0);
    }

    [Fact]
    public void A_crowd_of_copies_larger_than_a_bucket_is_one_cluster()
    {
        var random = new Random(2);
        var words = EditedTexts.Words(random, 30);
        var table = new Prepared();
        for (int i = 0; i < 400; i++)
            table.Post(string.Join(' ', EditedTexts.Edit(words, i == 0 ? 0 : 1, random)));
        var clusters = Build(table.Table());
        clusters.Of.CountBy(c => c).Max(c => c.Value).ShouldBeGreaterThan((int)(clusters.Of.Length * 0.95));
    }

    [Fact]
    public void Real_copy_pasta_in_ten_languages_comes_together_and_nothing_else_does()
    {
        var texts = ReadDuplicates(RealData.Path("text/duplicates-10-languages.csv.gz"));
        var table = new Prepared();
        foreach (var text in texts)
            table.Post(text.Text);
        var posts = table.Table();
        int[] cluster = ClusterOfPosts(posts);
        int pairs = 0, found = 0, gated = 0, near = 0, nearFound = 0, wrong = 0;
        for (int i = 0; i < texts.Count; i++)
        {
            for (int j = 0; j < i; j++)
            {
                bool joined = cluster[i] >= 0 && cluster[i] == cluster[j];
                wrong += joined && texts[i].Cluster != texts[j].Cluster ? 1 : 0;
                if (texts[i].Cluster != texts[j].Cluster || texts[i].Type != "copypasta" || texts[j].Type != "copypasta")
                    continue;
                pairs++;
                found += joined ? 1 : 0;
                gated += cluster[i] < 0 || cluster[j] < 0 ? 1 : 0;
                if (cluster[i] < 0 || cluster[j] < 0
                    || !TextSimilarity.IsSimilar(Fold(Encoding.UTF8.GetBytes(texts[i].Text)), Fold(Encoding.UTF8.GetBytes(texts[j].Text)), 0.85))
                    continue;
                near++;
                nearFound += joined ? 1 : 0;
            }
        }

        string figure = $"{found} of {pairs} copy-pasta pairs joined ({(double)found / pairs:P1}), {gated} with a text too short to compare; "
            + $"of {near} pairs alike to 0.85, {nearFound} ({(double)nearFound / Math.Max(1, near):P1}); {wrong} pairs of different clusters joined";
        TestContext.Current.SendDiagnosticMessage("{0}", figure);
        TestContext.Current.TestOutputHelper?.WriteLine(figure);
        ((double)nearFound / near).ShouldBeGreaterThanOrEqualTo(0.97, figure);
        ((double)found / pairs).ShouldBeGreaterThanOrEqualTo(0.8, figure);
        wrong.ShouldBeLessThanOrEqualTo(pairs / 100, figure);
    }

    private static TextClusters Build(PostTable posts) =>
        TextClusters.Build(posts, Similarity, TestContext.Current.CancellationToken);

    private static int[] ClusterOfPosts(PostTable posts)
    {
        var clusters = Build(posts);
        return [.. Enumerable.Range(0, posts.Count).Select(p => posts.Locate(p, out int row).Distinct[row]).Select(t => t < 0 ? -1 : clusters.Of[t])];
    }

    private static byte[] Folded(PostTable posts, int text)
    {
        var segment = posts.Locate(posts.Texts.FirstPost(text), out int row);
        return Fold(segment.Resolve(segment.Text[row]));
    }

    private static byte[] Fold(ReadOnlySpan<byte> text)
    {
        var buffer = new byte[64];
        int length = TextNormaliser.Normalise(text, ref buffer, out _);
        return buffer[..length];
    }

    private static List<(string Cluster, string Type, string Text)> ReadDuplicates(string path)
    {
        using var reader = new StreamReader(new GZipStream(File.OpenRead(path), CompressionMode.Decompress));
        var rows = Csv(reader.ReadToEnd());
        return [.. rows.Skip(1).Select(r => (r[1], r[2], r[4]))];
    }

    private static List<string[]> Csv(string text)
    {
        var rows = new List<string[]>();
        var row = new List<string>();
        var cell = new StringBuilder();
        bool quoted = false;
        for (int i = 0; i < text.Length; i++)
        {
            char c = text[i];
            if (quoted && c == '"' && i + 1 < text.Length && text[i + 1] == '"')
                cell.Append(text[i++]);
            else if (c == '"')
                quoted = !quoted;
            else if (quoted || (c != ',' && c != '\n' && c != '\r'))
                cell.Append(c);
            else if (c != '\r')
            {
                row.Add(cell.ToString());
                cell.Clear();
                if (c != '\n')
                    continue;
                rows.Add([.. row]);
                row.Clear();
            }
        }

        return rows;
    }
}
