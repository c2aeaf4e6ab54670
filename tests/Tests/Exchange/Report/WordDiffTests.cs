using CsCheck;
using Shouldly;
using Tocsin.Exchange.Report.Diff;
using Xunit;

namespace Tocsin.Tests.Exchange.Report;

public sealed class WordDiffTests
{
    [Fact]
    public void Marks_an_exchanged_word() =>
        Shown("the polls close at five", "the polls close at six").ShouldBe("the polls close at [-five][+six]");

    [Fact]
    public void Marks_added_and_removed_words() =>
        Shown("vote on Sunday", "do not vote on Sunday!").ShouldBe("[+do not ]vote on Sunday[+!]");

    [Fact]
    public void Neighbouring_exchanges_are_one_change() =>
        Shown("x one two three y", "x uno dos tres y").ShouldBe("x [-one two three][+uno dos tres] y");

    [Fact]
    public void Equal_texts_have_one_part_and_empty_texts_none()
    {
        WordDiff.Compare("same words", "same words").ShouldBe([new DiffPart(DiffKind.Same, "same words")]);
        WordDiff.Compare("", "").ShouldBeEmpty();
        WordDiff.Compare("", "new").ShouldBe([new DiffPart(DiffKind.Added, "new")]);
    }

    [Fact]
    public void Words_of_any_script_stay_whole()
    {
        WordSplitter.Split("l'été déjà").ShouldBe(["l", "'", "été", " ", "déjà"]);
        WordSplitter.Split("cafe\u0301 नमस्ते").ShouldBe(["cafe\u0301", " ", "नमस्ते"]);
        WordSplitter.Split("выборы2027 👀").ShouldBe(["выборы2027", " ", "👀"]);
        WordSplitter.Split("投票日").ShouldBe(["投", "票", "日"]);
        WordSplitter.Split("\uD800x").Count.ShouldBeGreaterThan(0);
    }

    [Fact]
    public void Texts_with_nothing_in_common_are_replaced_whole_and_quickly()
    {
        string a = string.Join(' ', Enumerable.Range(0, 2_000).Select(i => "a" + i));
        string b = string.Join(' ', Enumerable.Range(0, 2_000).Select(i => "b" + i));
        var parts = WordDiff.Compare(a, b);
        parts.Select(p => p.Kind).ShouldBe([DiffKind.Removed, DiffKind.Added]);
    }

    [Fact]
    public void Leaving_out_what_was_added_gives_the_first_text_and_what_was_removed_the_second()
    {
        var text = Gen.OneOf(Gen.Const("a"), Gen.Const("b"), Gen.Const(" "), Gen.Const("é"), Gen.Const("!"), Gen.Const("投"), Gen.Const("\uD83D\uDC40"))
            .List[0, 40].Select(l => string.Concat(l));
        Gen.Select(text, text).Sample((from, to) =>
        {
            var parts = WordDiff.Compare(from, to);
            return Join(parts, DiffKind.Added) == from && Join(parts, DiffKind.Removed) == to && parts.All(p => p.Text.Length > 0);
        });
    }

    [Fact]
    public void The_way_is_the_shortest()
    {
        // Against the textbook table of longest common subsequences, on tokens without spaces.
        var marks = Gen.OneOf(Gen.Const("!"), Gen.Const("?"), Gen.Const("."), Gen.Const(",")).List[0, 14].Select(l => string.Concat(l));
        Gen.Select(marks, marks).Sample((from, to) =>
            WordDiff.Compare(from, to).Where(p => p.Kind == DiffKind.Same).Sum(p => p.Text.Length)
            == LongestCommon(WordSplitter.Split(from), WordSplitter.Split(to)));
    }

    private static int LongestCommon(List<string> a, List<string> b)
    {
        int[,] table = new int[a.Count + 1, b.Count + 1];
        for (int i = a.Count - 1; i >= 0; i--)
        {
            for (int j = b.Count - 1; j >= 0; j--)
                table[i, j] = a[i] == b[j] ? table[i + 1, j + 1] + 1 : Math.Max(table[i + 1, j], table[i, j + 1]);
        }

        return table[0, 0];
    }

    private static string Shown(string from, string to) => string.Concat(WordDiff.Compare(from, to).Select(p => p.Kind switch
    {
        DiffKind.Added => $"[+{p.Text}]",
        DiffKind.Removed => $"[-{p.Text}]",
        _ => p.Text,
    }));

    private static string Join(IEnumerable<DiffPart> parts, DiffKind without) =>
        string.Concat(parts.Where(p => p.Kind != without).Select(p => p.Text));
}
