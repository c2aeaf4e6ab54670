using System.Text;
using Shouldly;
using Tocsin.Engine.Posts;
using Xunit;

namespace Tocsin.Tests.Engine.Posts;

public sealed class PostTableTests
{
    private const string Long = "The town hall says the vote in the harbour quarter was moved to Monday";

    [Fact]
    public void Duplicates_by_id_are_left_out_per_platform_and_posts_without_id_never_are()
    {
        var posts = new Prepared()
            .Post(Long, "a", "1", platform: "x", items: ["h:one"]).Post(Long, "b", "1", platform: "x", items: ["h:two"])
            .Post(Long, "c", "1", platform: "telegram", items: ["h:three"]).Post(Long, "d").Post(Long, "e")
            .Post(Long, "f", "1", platform: "x", items: ["h:four"]).Post(Long, "g", "2", platform: "x", items: ["h:five"]);
        var table = new PostTable();
        var lines = new List<long>();
        table.Append(posts.Batch(), lines.Add).ShouldBe(2);
        lines.ShouldBe([2, 6]);
        table.Count.ShouldBe(5);
        Accounts(table).ShouldBe(["a", "c", "d", "e", "g"]);

        // The objects stay with their posts when posts between them are left out.
        Enumerable.Range(0, 5).Select(p => string.Concat(Objects(table, p)).Split(' ')[0]).ShouldBe(["one", "three", "", "", "five"]);
        posts.Table(keepDuplicates: true).Count.ShouldBe(7);
    }

    [Fact]
    public void Duplicates_are_known_across_batches()
    {
        var table = new PostTable();
        table.Append(new Prepared().Post(Long, id: "1").Batch()).ShouldBe(0);
        table.Append(new Prepared().Post(Long, id: "1").Post(Long, id: "2").Batch()).ShouldBe(1);
        table.Count.ShouldBe(2);
    }

    [Fact]
    public void Columns_hold_every_post_over_many_segments()
    {
        const int Posts = 40_000;
        var table = new PostTable();
        for (int start = 0; start < Posts; start += 5000)
        {
            var batch = new Prepared();
            for (int i = start; i < start + 5000; i++)
                batch.Post($"{Long} {i}", $"acct{i % 777}", $"id{i}", Prepared.Noon + i, platform: i % 2 == 0 ? "x" : "", items: [$"h:t{i % 50}", $"m:{i}"]);
            table.Append(batch.Batch());
        }

        table.Seal();
        table.Count.ShouldBe(Posts);
        table.Segments.Count.ShouldBe(3);
        (table.FirstTime, table.LastTime).ShouldBe((Prepared.Noon, Prepared.Noon + Posts - 1));
        for (int i = 0; i < Posts; i += 379)
        {
            var segment = table.Locate(i, out int row);
            Encoding.UTF8.GetString(table.Accounts.Get(segment.Account[row])).ShouldBe($"acct{i % 777}");
            Encoding.UTF8.GetString(segment.Resolve(segment.Id[row])).ShouldBe($"id{i}");
            Encoding.UTF8.GetString(segment.Resolve(segment.Text[row])).ShouldBe($"{Long} {i}");
            table.Labels.Get(segment.Platform[row]).ShouldBe(i % 2 == 0 ? "x" : "");
            segment.Time[row].ShouldBe(Prepared.Noon + i);
            Objects(table, i)[1].ShouldBe(i.ToString(System.Globalization.CultureInfo.InvariantCulture));
        }
    }

    [Fact]
    public void A_post_keeps_the_number_of_its_file_beyond_what_sixteen_bits_hold()
    {
        var batch = new Prepared().Post(Long).Batch();
        batch.Posts.File = 70_000;
        var table = new PostTable();
        table.Append(batch);
        table.Segments[0].File[0].ShouldBe(70_000);
    }

    [Fact]
    public void A_batch_larger_than_any_before_it_fits()
    {
        var posts = new Prepared();
        for (int i = 0; i < 3000; i++)
            posts.Post($"{Long} {i}", items: [.. Enumerable.Range(0, 4).Select(k => $"m:{i}-{k}")]);
        var table = posts.Table();
        table.Count.ShouldBe(3000);
        Objects(table, 2999).ShouldBe(["2999-0", "2999-1", "2999-2", "2999-3"]);
    }

    private static string[] Accounts(PostTable table) =>
        [.. Enumerable.Range(0, table.Count).Select(p => Encoding.UTF8.GetString(table.Accounts.Get(table.Locate(p, out int row).Account[row])))];

    private static string[] Objects(PostTable table, int post) =>
        [.. table.Locate(post, out int row).Objects(row).ToArray().Select(o => Encoding.UTF8.GetString(table.ValueOf(o)))];
}
