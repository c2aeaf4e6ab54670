using Shouldly;
using Tocsin.Engine.Coordination.Reference;
using Xunit;

namespace Tocsin.Tests.Engine.Coordination.Reference;

/// <summary>Each rule of the method on a few rows. Rows are written: object, account, content, second.</summary>
public sealed class ReferenceRulesTests
{
    private static readonly ReferenceOptions Any = new() { MinParticipation = 1 };

    [Fact]
    public void The_window_includes_its_boundary_and_nothing_beyond()
    {
        var shares = Shares.Of("o a a1 0 \n o b b1 10 \n o c c1 20.5");
        shares.Pairs(Any).ShouldBe("a1>b1");
        shares.Pairs(Any with { TimeWindowSeconds = 10.5 }).ShouldBe("a1>b1 b1>c1");
        shares.Pairs(Any with { TimeWindowSeconds = 0 }).ShouldBe("");
    }

    [Fact]
    public void Shares_of_different_objects_never_pair() =>
        Shares.Of("o a a1 0 \n p b b1 0").Pairs(Any).ShouldBe("");

    [Fact]
    public void The_earlier_share_stands_first_whatever_the_order_of_rows() =>
        Shares.Of("o a a1 7 \n o b b1 2").Pairs(Any).ShouldBe("b1>a1");

    [Fact]
    public void At_equal_times_the_account_that_appears_first_in_the_input_stands_first() =>
        Shares.Of("x b b0 0 \n o a a1 5 \n o b b1 5").Pairs(Any).ShouldBe("b1>a1");

    [Fact]
    public void A_time_that_is_not_a_number_pairs_with_nothing_but_counts_as_a_row()
    {
        var shares = Shares.Of("o a a1 0 \n o b b1 1 \n o a a2 NaN \n o b b2 NaN \n o c c1 Infinity \n o c c2 Infinity");
        shares.Pairs(new ReferenceOptions { MinParticipation = 1 }).ShouldBe("a1>b1");
        shares.Pairs(new ReferenceOptions { MinParticipation = 2 }).ShouldBe("");
    }

    [Fact]
    public void Accounts_with_too_few_rows_are_left_out_before_pairing()
    {
        // c has one row only: without it, neither a nor b has a second content in a pair.
        var shares = Shares.Of("o a a1 0 \n o b b1 1 \n p a a2 50 \n p c c1 51 \n q b b2 90");
        shares.Pairs(new ReferenceOptions { MinParticipation = 2 }).ShouldBe("");
        shares.Pairs(new ReferenceOptions { MinParticipation = 1 }).ShouldBe("a1>b1 a2>c1");
    }

    [Fact]
    public void A_pair_stays_when_either_account_takes_part_often_enough()
    {
        // a has two contents in pairs, b and c one each (their second row pairs with nothing).
        var shares = Shares.Of("o a a1 0 \n o b b1 1 \n p a a2 50 \n p c c1 51 \n q b b2 90 \n r c c2 90 \n s d d1 0 \n s e e1 0 \n t d d2 0 \n u e e2 0");
        shares.Pairs(new ReferenceOptions { MinParticipation = 2 }).ShouldBe("a1>b1 a2>c1");
    }

    [Fact]
    public void A_content_on_several_rows_counts_once_a_row()
    {
        var shares = Shares.Of("o a a1 0 \n q a a1 900 \n o b b1 1 \n r b b2 900");
        shares.Pairs(new ReferenceOptions { MinParticipation = 2 }).ShouldBe("a1>b1");
    }

    [Fact]
    public void A_content_of_two_accounts_lets_a_pair_stay_for_either()
    {
        // x stands in a pair through a; z, who has it twice elsewhere, makes it count.
        var shares = Shares.Of("o a x 0 \n o b b1 1 \n q a a2 900 \n r b b2 900 \n s z x 5000 \n t z x 6000");
        shares.Pairs(new ReferenceOptions { MinParticipation = 2 }).ShouldBe("x>b1");
    }

    [Fact]
    public void Removing_loops_drops_an_account_paired_with_itself()
    {
        var shares = Shares.Of("o a a1 0 \n o a a2 1");
        shares.Pairs(Any).ShouldBe("");
        shares.Pairs(Any with { RemoveLoops = false }).ShouldBe("a1>a2");
    }

    [Fact]
    public void Removing_loops_drops_a_content_paired_with_itself()
    {
        var shares = Shares.Of("o a x 0 \n o b x 1");
        shares.Pairs(Any).ShouldBe("");
        shares.Pairs(Any with { RemoveLoops = false }).ShouldBe("x>x");
    }

    [Fact]
    public void Removing_loops_drops_an_object_that_is_either_content()
    {
        var shares = Shares.Of("post a post 0 \n post b b1 1 \n post c c1 2");
        shares.Pairs(Any).ShouldBe("b1>c1");
        shares.Pairs(Any with { RemoveLoops = false }).ShouldBe("b1>c1 post>b1 post>c1");
    }

    [Fact]
    public void An_account_tied_to_itself_is_one_edge_with_the_earlier_and_the_later_side()
    {
        var edge = Shares.Of("o a a1 0 \n o a a2 1 \n o a a3 11").Detect(Any with { RemoveLoops = false }).Edges.ShouldHaveSingleItem();
        (edge.From, edge.To, edge.Weight, edge.ContentCount, edge.ContentCountY).ShouldBe((0, 0, 2, 2, 2));
    }

    [Fact]
    public void Contents_are_counted_by_account_and_by_time_only_as_published()
    {
        // b answers a1, a2 answers b: as published, two came first and two came second.
        var shares = Shares.Of("o b b1 5 \n o a a1 0 \n o a a2 10");
        var righted = shares.Detect(Any).Edges.ShouldHaveSingleItem();
        (shares.Names.AccountName(righted.From), righted.ContentCount, righted.ContentCountY, righted.SymmetryScore).ShouldBe(("a", 2, 1, 0.5));
        var published = shares.Detect(Any with { CountsAsPublished = true }).Edges.ShouldHaveSingleItem();
        (published.ContentCount, published.ContentCountY, published.SymmetryScore).ShouldBe((2, 2, 1.0));
    }

    [Fact]
    public void Edges_list_their_objects_in_the_order_of_the_input_once_each() =>
        Edges("p a a1 0 \n o a a2 0 \n o a a3 1 \n o b b1 1 \n p b b2 1").ShouldBe(
            """
            from,to,weight,avg_time_delta,n_content_id,n_content_id_y,edge_symmetry_score,object_ids,weight_threshold
            a,b,3,0.666666666666667,3,2,0.666666666666667,"p,o",0

            """);

    [Fact]
    public void Only_weights_strictly_above_the_quantile_exceed_the_threshold()
    {
        // Weights 1, 1, 2, 3.
        var shares = Shares.Of(
            "o a 1 0 \n o b 2 0 \n p c 3 0 \n p d 4 0 \n q e 5 0 \n q f 6 0 \n r e 7 0 \n r f 8 0 \n s g 9 0 \n s h 10 0 \n t g 11 0 \n t h 12 0 \n u g 13 0 \n u h 14 0");
        Above(shares, 0).ShouldBe((1, 2));
        Above(shares, 0.5).ShouldBe((1.5, 2));
        Above(shares, 2.0 / 3).ShouldBe((2, 1));
        Above(shares, 0.75).ShouldBe((2.25, 1));
        Above(shares, 1).ShouldBe((3, 0));
    }

    [Fact]
    public void The_network_above_the_threshold_keeps_all_shares_of_its_accounts()
    {
        var shares = Shares.Of("o a a1 0 \n o b b1 0 \n p a a2 0 \n p b b2 0 \n q a a3 0 \n q c c1 0");
        var network = shares.Detect(Any).AboveThreshold();
        network.Edges.ShouldHaveSingleItem().Weight.ShouldBe(2);
        network.Accounts.Select(a => (shares.Names.AccountName(a.AccountId), a.UniqueShares)).ShouldBe([("a", 3), ("b", 2)]);
        network.Objects.Select(o => (shares.Names.ObjectName(o.ObjectId), o.Accounts)).ShouldBe([("o", 2), ("p", 2)]);
        network.Pairs.Count.ShouldBe(3);
    }

    [Fact]
    public void Edges_of_an_account_that_agree_in_both_figures_count_once_in_its_means()
    {
        var shares = Shares.Of("o a a1 0 \n o b b1 3 \n p a a2 0 \n p c c1 3 \n q a a3 0 \n q d d1 9");
        shares.Detect(Any).Accounts[0].AverageTimeDelta.ShouldBe(6);
    }

    [Fact]
    public void No_rows_give_empty_tables_with_their_headers()
    {
        var result = new Shares().Detect(new ReferenceOptions());
        (result.Pairs.Count, result.Edges.Count, result.Accounts.Count, result.Objects.Count, result.Threshold).ShouldBe((0, 0, 0, 0, 0.0));
        new Shares().Csv((names, text) => ReferenceTables.WriteObjects(result, names, text)).ShouldBe("object_id,num_accounts\n");
    }

    [Fact]
    public void Parameters_outside_their_range_are_refused()
    {
        Should.Throw<ArgumentOutOfRangeException>(() => new Shares().Detect(new ReferenceOptions { TimeWindowSeconds = -1 }));
        Should.Throw<ArgumentOutOfRangeException>(() => new Shares().Detect(new ReferenceOptions { TimeWindowSeconds = double.NaN }));
        Should.Throw<ArgumentOutOfRangeException>(() => new Shares().Detect(new ReferenceOptions { EdgeWeight = 1.01 }));
    }

    [Fact]
    public void A_cancelled_run_stops() =>
        Should.Throw<OperationCanceledException>(() => ReferenceCoordination.Detect(
            Shares.Of("o a a1 0 \n o b b1 0").Rows.ToArray(), Shares.Of("o a a1 0 \n o b b1 0").Names, Any, new CancellationToken(true)));

    [Fact]
    public void Tables_write_pseudonyms_when_given_them()
    {
        var shares = Shares.Of("o a a1 0 \n o b b1 0");
        var result = shares.Detect(Any);
        shares.Csv((names, text) => ReferenceTables.WritePairs(result, names with { AccountName = id => $"acct-{id}", ContentName = id => $"post-{id}" }, text))
            .ShouldBe("object_id,content_id,content_id_y,time_delta,account_id,account_id_y\no,post-0,post-1,0,acct-0,acct-1\n");
    }

    [Theory]
    [InlineData("plain", "plain")]
    [InlineData("", "\"\"")]
    [InlineData("a,b", "\"a,b\"")]
    [InlineData("a\"b", "\"a\"\"b\"")]
    [InlineData("a\nb", "\"a\nb\"")]
    [InlineData("-1001234567", "-1001234567")]
    [InlineData("@name", "@name")]
    [InlineData("=cmd|' /C calc'!A0", "'=cmd|' /C calc'!A0")]
    [InlineData("@SUM(1)", "'@SUM(1)")]
    public void Cells_stay_as_they_are_but_for_quotes_and_formulas(string name, string cell) =>
        WithRow(row => row.Text(name)).ShouldBe(cell + "\n");

    [Theory]
    [InlineData(0, "0")]
    [InlineData(60, "60")]
    [InlineData(-2.5, "-2.5")]
    [InlineData(49.0 / 3, "16.3333333333333")]
    [InlineData(2.0 / 3, "0.666666666666667")]
    [InlineData(38.142857142857146, "38.1428571428571")]
    [InlineData(0.00012345, "0.00012345")]
    [InlineData(9.9999999999999999, "10")]
    public void Numbers_have_the_tools_fifteen_digits(double value, string text) =>
        WithRow(row => row.Number(value)).ShouldBe(text + "\n");

    private static string WithRow(Action<ReferenceCsv> cells)
    {
        using var text = new StringWriter();
        var row = new ReferenceCsv(text);
        cells(row);
        row.EndRow();
        return text.ToString();
    }

    private static (double Threshold, int Above) Above(Shares shares, double edgeWeight)
    {
        var result = shares.Detect(Any with { EdgeWeight = edgeWeight });
        return (result.Threshold, result.Edges.Count(e => e.AboveThreshold));
    }

    private static string Edges(string rows)
    {
        var shares = Shares.Of(rows);
        var result = shares.Detect(Any);
        return shares.Csv((names, text) => ReferenceTables.WriteEdges(result, names, text));
    }
}
