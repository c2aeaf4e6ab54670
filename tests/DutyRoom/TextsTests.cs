using System.Text.RegularExpressions;
using Shouldly;
using Tocsin.Server.Workbench.Wording;
using Xunit;

namespace Tocsin.DutyRoom;

/// <summary>What the workbench says, in every language.</summary>
public sealed partial class TextsTests
{
    private static readonly string Pages = Path.Combine(Root(), "src", "Server");

    [Fact]
    public void Every_text_is_there_in_every_language()
    {
        var missing = from key in Texts.Keys from language in Texts.Languages where string.IsNullOrWhiteSpace(language[key]) select $"{language.Language} {key}";
        missing.ShouldBeEmpty();
        (from key in Texts.Keys where key.Contains('.', StringComparison.Ordinal) && Texts.In("uk")[key] == Texts.In("en")[key] && Cyrillic().IsMatch(Texts.In("uk")[key]) is false && Letters().Count(Texts.In("en")[key]) > 12 && !key.EndsWith(".command", StringComparison.Ordinal) select key)
            .ShouldBeEmpty("a text that is the same in Ukrainian was not translated");
    }

    [Fact]
    public void Arguments_are_the_same_in_every_language()
    {
        var wrong = from key in Texts.Keys
                    let english = Arguments(Texts.In("en")[key])
                    from language in Texts.Languages
                    where !Arguments(language[key]).SequenceEqual(english)
                    select $"{language.Language} {key}";
        wrong.ShouldBeEmpty();
    }

    [Fact]
    public void Every_key_that_a_page_names_exists()
    {
        var known = Texts.Keys.ToHashSet(StringComparer.Ordinal);
        var missing = from file in Directory.EnumerateFiles(Pages, "*.razor", SearchOption.AllDirectories)
                      from match in Named().Matches(File.ReadAllText(file)).Cast<Match>()
                      let key = match.Groups["key"].Value
                      where !known.Contains(key) && !known.Contains(key + ".one")
                      select $"{Path.GetFileName(file)}: {key}";
        missing.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("en", 1, "1 incident")]
    [InlineData("en", 0, "0 incidents")]
    [InlineData("fr", 0, "0 incident")]
    [InlineData("fr", 2, "2 incidents")]
    [InlineData("uk", 1, "1 інцидент")]
    [InlineData("uk", 3, "3 інциденти")]
    [InlineData("uk", 11, "11 інцидентів")]
    [InlineData("uk", 21, "21 інцидент")]
    [InlineData("uk", 112, "112 інцидентів")]
    public void Counted_things_have_the_plural_of_their_language(string language, long number, string said) => Texts.In(language).Count("incident", number).ShouldBe(said);

    [Theory]
    [InlineData("fr-FR,fr;q=0.9,en;q=0.8", "fr")]
    [InlineData("uk", "uk")]
    [InlineData("de-DE,de", "en")]
    [InlineData("", "en")]
    [InlineData(null, "en")]
    [InlineData(";;;,,,=", "en")]
    public void The_first_language_that_there_is_counts(string? header, string language) => Texts.Accepted(header).Language.ShouldBe(language);

    private static IEnumerable<string> Arguments(string text) => Argument().Matches(text).Select(m => m.Value).Distinct().Order(StringComparer.Ordinal);

    private static string Root()
    {
        string? at = AppContext.BaseDirectory;
        while (at is not null && !File.Exists(Path.Combine(at, "Tocsin.slnx")))
            at = Path.GetDirectoryName(at);
        return at ?? throw new InvalidOperationException("BUG: no repository above the tests");
    }

    [GeneratedRegex(@"\{\d\}")]
    private static partial Regex Argument();

    // T["key"], T.Of("key", …), Texts.Count("key", …); keys that are put together are looked at by the pages' own tests.
    [GeneratedRegex("""(?:T|Texts)(?:\[|\.Of\(|\.Count\()"(?<key>[a-z0-9.-]*[a-z0-9])"[\],]""")]
    private static partial Regex Named();

    [GeneratedRegex(@"\p{IsCyrillic}")]
    private static partial Regex Cyrillic();

    [GeneratedRegex(@"\p{L}")]
    private static partial Regex Letters();
}
