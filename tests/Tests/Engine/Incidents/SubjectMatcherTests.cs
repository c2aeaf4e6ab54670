using Shouldly;
using Tocsin.Engine.Incidents;
using Tocsin.Engine.Model.Elections;
using Xunit;

namespace Tocsin.Tests.Engine.Incidents;

public sealed class SubjectMatcherTests
{
    private static readonly ProtectedSubject Melenchon = new()
    {
        Id = "melenchon",
        Kind = SubjectKind.Person,
        Name = "Jean-Luc Mélenchon",
        Aliases = ["Mélenchon", "Зеленський", "蔡英文", "Le Pen"],
        Domains = ["bücher.example"],
        Accounts = ["telegram:melenchon", "mastodon:jlm@social.example"],
        Hashtags = ["JLM2017"],
    };

    private static bool Touches(ProtectedSubject subject, IncidentPost post)
    {
        var hits = new HashSet<int>();
        new SubjectMatcher([subject]).Find(post, hits);
        return hits.Count > 0;
    }

    [Theory]
    [InlineData("Vive MACRON!", true)]
    [InlineData("(macron)", true)]
    [InlineData("Macron’s plan", true)]
    [InlineData("M\u0301acron", true)]
    [InlineData("Ma\u200Bcron", true)]
    [InlineData("emmanuel   macron", true)]
    [InlineData("macronisme", false)]
    [InlineData("démacron", false)]
    [InlineData("#MacronLeaks", true)]
    [InlineData("#macronleaks", false)]
    [InlineData("#jevote", true)]
    [InlineData("#jevotes", false)]
    [InlineData("merci @emmanuelmacron", true)]
    [InlineData("merci @emmanuelmacron_fan", false)]
    [InlineData("", false)]
    [InlineData("#", false)]
    public void Finds_names_as_whole_words_in_any_case(string text, bool touches) => Touches(Cases.Macron, Cases.Post(1, text)).ShouldBe(touches);

    [Theory]
    [InlineData("melenchon", true)]
    [InlineData("JEAN LUC MELENCHON", true)]
    [InlineData("Jean–Luc Mélenchon", true)]
    [InlineData("зеленський", true)]
    [InlineData("зеленськийй", false)]
    [InlineData("我支持蔡英文总统", true)]
    [InlineData("le\npen", true)]
    public void Folds_accents_hyphens_spaces_and_scripts(string text, bool touches) => Touches(Melenchon, Cases.Post(1, text)).ShouldBe(touches);

    [Theory]
    [InlineData("https://en-marche.fr/programme", true)]
    [InlineData("https://don.en-marche.fr:443/", true)]
    [InlineData("http://EN-MARCHE.fr", true)]
    [InlineData("https://pas-en-marche.fr/", false)]
    [InlineData("https://en-marche.fr.evil.example/", false)]
    [InlineData("https://evil.example/en-marche.fr", false)]
    [InlineData("https://x.com/EmmanuelMacron/status/1", true)]
    [InlineData("https://mobile.twitter.com/emmanuelmacron?s=1", true)]
    [InlineData("https://x.com/EmmanuelMacronX", false)]
    [InlineData("https://t.me/EmmanuelMacron", false)]
    [InlineData("not a link", false)]
    public void Finds_links_to_domains_and_account_pages(string link, bool touches) =>
        Touches(Cases.Macron, Cases.Post(1, links: [link])).ShouldBe(touches);

    [Theory]
    [InlineData("https://xn--bcher-kva.example/", true)]
    [InlineData("https://BÜCHER.example/", true)]
    [InlineData("https://t.me/s/melenchon/55", true)]
    [InlineData("https://social.example/@jlm/1", true)]
    public void Finds_international_domains_and_other_platforms(string link, bool touches) =>
        Touches(Melenchon, Cases.Post(1, links: [link])).ShouldBe(touches);

    [Fact]
    public void Finds_folded_hashtags_of_the_source() => Touches(Melenchon, Cases.Post(1, tags: ["jlm2017"])).ShouldBeTrue();

    [Fact]
    public void Takes_a_mention_only_on_the_platform_of_the_account()
    {
        Touches(Melenchon, Cases.Post(1, "@melenchon", platform: "telegram")).ShouldBeTrue();
        Touches(Cases.Macron, Cases.Post(1, "@emmanuelmacron", platform: "bluesky")).ShouldBeFalse();
    }

    [Fact]
    public void Does_not_count_the_author() => Touches(Cases.Macron, Cases.Post(1, "bonjour", account: "EmmanuelMacron")).ShouldBeFalse();
}
