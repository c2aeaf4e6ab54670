using System.Text;
using Shouldly;
using Tocsin.Engine.Meaning;
using Xunit;

namespace Tocsin.Tests.Engine.Meaning;

public sealed class MessageComparisonTests
{
    private const string English = "The minister has hidden the report about the bridge from all of us for a year.";
    private const string Edited = "The minister has hidden the report about that bridge from all of us for a YEAR!!";
    private const string Reworded = "For a year nobody was shown what they found out about the bridge, because the minister did not want it.";
    private const string French = "Le ministre nous a caché pendant un an le rapport sur le pont, et personne ne dit rien.";

    [Theory]
    [InlineData(English, Edited, "", "", MessageKind.Copypasta)]
    [InlineData(English, Reworded, "", "", MessageKind.Rewording)]
    [InlineData(English, French, "", "", MessageKind.Translation)]
    [InlineData(English, French, "en", "fr", MessageKind.Translation)]
    [InlineData(English, Reworded, "en-GB", "en", MessageKind.Rewording)]
    [InlineData(English, French, "und", "qme", MessageKind.Translation)]
    [InlineData(English, Edited, "en", "fr", MessageKind.Copypasta)]
    public void Copies_rewordings_and_translations_are_told_apart(string a, string b, string languageA, string languageB, MessageKind expected)
    {
        MessageComparison.Compare(Encoding.UTF8.GetBytes(a), Encoding.UTF8.GetBytes(b), languageA, languageB).ShouldBe(expected);
        MessageComparison.Compare(Encoding.UTF8.GetBytes(b), Encoding.UTF8.GetBytes(a), languageB, languageA).ShouldBe(expected);
    }

    [Theory]
    [InlineData("Wir haben das nicht gewusst, aber es ist auch nicht so wichtig.", "de")]
    [InlineData("Nous ne savions pas que cette affaire était dans tous les journaux.", "fr")]
    [InlineData("Мы не знали, что это уже было в газетах.", "ru")]
    [InlineData("Ми не знали, що це вже було в газетах.", "uk")]
    [InlineData("Nie wiedzieliśmy, że to już było w gazetach.", "pl")]
    [InlineData("Δεν το ξέραμε, αλλά δεν έχει σημασία.", "el")]
    [InlineData("私たちはそれを知りませんでした。", "ja")]
    [InlineData("我们不知道这件事已经上了报纸。", "zh")]
    [InlineData("우리는 그것을 몰랐습니다.", "ko")]
    [InlineData("12345 !!! 🎉", "")]
    [InlineData("", "")]
    public void The_language_is_guessed_or_left_open(string text, string language) => LanguageGuess.Of(text).ShouldBe(language);
}
