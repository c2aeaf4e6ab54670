using System.Text;
using System.Text.RegularExpressions;
using Shouldly;
using Tocsin.Engine.Detectors;
using Tocsin.Engine.Incidents.Characterising;
using Tocsin.Engine.Model.Findings;
using Tocsin.Playbooks;
using Tocsin.Playbooks.Proposing;
using Tocsin.Server.Workbench.Wording;
using Tocsin.Storage;
using Xunit;

namespace Tocsin.DutyRoom;

/// <summary>What engine, detectors and playbooks say, in the reader's language.</summary>
public sealed partial class PhrasebookTests
{
    private static readonly Lazy<IReadOnlyList<string>> Said = new(() => [.. Stores.Stories.SelectMany(SaidIn).Where(t => t.Length > 0).Distinct(StringComparer.Ordinal)]);

    public static TheoryData<string> Languages => new() { "fr", "uk" };

    [Theory]
    [MemberData(nameof(Languages))]
    public void Everything_that_the_stories_say_is_known(string language)
    {
        Said.Value.Count.ShouldBeGreaterThan(120);
        Unknown(language, Said.Value).ShouldBeEmpty();
    }

    [Theory]
    [MemberData(nameof(Languages))]
    public void Every_playbook_is_known(string language) => Unknown(language, PlaybookLibrary.Shipped.Playbooks.SelectMany(p => new[] { p.Title, p.Description }.Concat(p.Tailoring?.SpeaksAgainst ?? []).Concat(p.Steps.SelectMany(s => s.Instructions.Prepend(s.Title))))).ShouldBeEmpty();

    [Theory]
    [MemberData(nameof(Languages))]
    public void Every_detector_is_known(string language) => Unknown(language, DetectorCatalog.All.Select(d => d.Info).SelectMany(i => new[] { i.Title, i.Finds }.Concat(i.Settings.Select(s => s.Meaning)))).ShouldBeEmpty();

    [Theory]
    [MemberData(nameof(Languages))]
    public void Every_technique_is_known(string language) => Unknown(language, Techniques()).ShouldBeEmpty();

    [Theory]
    [MemberData(nameof(Languages))]
    public void What_is_refused_is_said_in_the_readers_language(string language)
    {
        string file = Path.Combine(Directory.CreateTempSubdirectory("tocsin-refusals").FullName, "cases.db");
        Stores.CopyTo(file);
        using var store = CaseStore.Open(StoreAddress.Parse(file), create: false, TimeProvider.System);
        var one = store.Incidents()[0];
        store.SetState(one.Id, "dismissed", "Ida Berg", "seen");
        var refused = new Action[]
        {
            () => store.SetState(one.Id, "dismissed", "Ida Berg", "again"),
            () => store.SetState(one.Id, "open", "Ida Berg", " "),
            () => store.SetState(one.Id, "closed", "Ida Berg", "late", seen: 1),
            () => store.Incident("999999"),
            () => store.RequireCollection("nowhere"),
        }.Select(a => Should.Throw<StoreException>(a)).ToList();
        Unknown(language, refused.SelectMany(r => new[] { r.Message, r.Remedy }).Where(t => !t.Contains("tocsin collections", StringComparison.Ordinal))).ShouldBeEmpty();
    }

    [Theory]
    [MemberData(nameof(Languages))]
    public void Names_quotes_and_numbers_pass_through_as_they_are(string language)
    {
        var lost = from text in Said.Value
                   let shown = Of(language, text)
                   from exact in Exact().Matches(text).Select(m => m.Value)
                   where !shown.Contains(exact, StringComparison.Ordinal)
                   select $"{exact} is lost in: {shown}";
        lost.ShouldBeEmpty();
    }

    [Theory]
    [MemberData(nameof(Languages))]
    public void Every_phrase_is_found_again_with_what_stands_in_its_holes(string language)
    {
        var wrong = new List<string>();
        foreach (var phrase in Phrasebook.Phrases.Where(p => !p.Inside))
        {
            var (text, words) = Sample(phrase);
            string? shown = Book(language).Whole(text);
            if (shown is null || !words.All(w => shown.Contains(w, StringComparison.Ordinal)))
                wrong.Add($"{phrase.English} → {shown ?? "unknown"}");
        }

        wrong.ShouldBeEmpty();
    }

    [Fact]
    public void Every_translation_has_the_holes_of_its_phrase_and_is_none_of_the_English()
    {
        var wrong = from phrase in Phrasebook.Phrases
                    from translation in phrase.Translations
                    where !Phrase.Names(translation).Order(StringComparer.Ordinal).SequenceEqual(phrase.Holes.Order(StringComparer.Ordinal))
                    select phrase.English;
        wrong.ShouldBeEmpty();
        var latin = from phrase in Phrasebook.Phrases
                    where phrase.Translations[1].Any(p => Words().Count(p.Literal) > 3 && !Cyrillic().IsMatch(p.Literal))
                    select phrase.English;
        latin.ShouldBeEmpty("Ukrainian was forgotten here");
        var shapes = from phrase in Phrasebook.Phrases
                     from piece in phrase.Translations[1]
                     where piece.Forms.Length is not (0 or 3)
                     select phrase.English;
        shapes.ShouldBeEmpty("Ukrainian counts in three forms");
    }

    [Theory]
    [InlineData("uk", 1, "1 обліковий запис")]
    [InlineData("uk", 3, "3 облікові записи")]
    [InlineData("uk", 5, "5 облікових записів")]
    [InlineData("uk", 11, "11 облікових записів")]
    [InlineData("uk", 21, "21 обліковий запис")]
    [InlineData("uk", 112, "112 облікових записів")]
    [InlineData("fr", 1, "1 compte ")]
    [InlineData("fr", 2, "2 comptes ")]
    public void Counted_things_have_the_plural_of_their_language(string language, int n, string said) =>
        Of(language, $"a finding of co-sharing and one of outlets have {n} {(n == 1 ? "account" : "accounts")} (of 200 in the smaller group) in common").ShouldContain(said);

    [Theory]
    [InlineData("fr", "34 comptes ont diffusé les 24 mêmes liens à moins de 2,5 min d'intervalle, en 1\u202f640 publications sur 8 jours\u00a0: 8\u202f286 coïncidences entre deux comptes là où le hasard en explique moins de 0,01.")]
    [InlineData("uk", "34 облікові записи поширили ті самі 24 посилання із проміжком до 2,5 хв, 1\u202f640 дописів за 8 днів: 8\u202f286 збігів між двома обліковими записами, тоді як випадковість пояснює менше ніж 0,01.")]
    public void Numbers_and_times_are_written_as_the_language_does(string language, string said) =>
        Of(language, "34 accounts shared the same 24 links within 2.5 minutes of one another, in 1,640 posts over 8 days: 8,286 coincidences between two accounts where chance explains fewer than 0.01.").ShouldBe(said);

    [Fact]
    public void A_sentence_that_is_not_known_stays_English_and_the_others_around_it_do_not()
    {
        var said = Book("fr").Say("Seen on one platform (x) in one group of accounts. Nobody ever wrote this sentence. No account outside the group shares its objects in these data.");
        said.Select(p => p.Foreign).ShouldBe([false, true, false]);
        said[1].Text.ShouldBe("Nobody ever wrote this sentence.");
        Book("fr").Say(new string('x', 5000)).ShouldHaveSingleItem().Foreign.ShouldBeTrue();
        Phrasebook.In(Texts.In("en")).ShouldBeNull("English is the record itself");
    }

    [Fact]
    public void A_quoted_name_that_looks_like_the_end_of_a_sentence_ends_none()
    {
        string text = "A message from \"Dr. A. Stop. Here\" <a@b.example> with the subject “Hello. You won! Click.” is suspicious: several weak signs. An official page was changed.";
        var said = Book("fr").Say(text);
        said.ShouldAllBe(p => !p.Foreign);
        said[0].Text.ShouldContain("«\u202fHello. You won! Click.\u202f»");
    }

    [Fact]
    public void Somebody_elses_words_in_brackets_are_no_list()
    {
        Of("fr", "an outlet with a recorded status passes it on: a.example (sanctioned since 2022-03-02 by Council of the EU: paid, owned and run (by a ministry) and more)")
            .ShouldEndWith(": a.example (sanctionné depuis le 2022-03-02 selon Council of the EU\u00a0: paid, owned and run (by a ministry) and more)");
        Phrasebook.In(Texts.In("fr"))!.Whole("foo (3 posts)").ShouldBeNull("a part of a list is no sentence");
    }

    [Theory]
    [MemberData(nameof(Languages))]
    public void No_text_breaks_it_or_takes_it_long(string language)
    {
        var random = new Random(7);
        string[] pieces = [.. Phrasebook.Phrases.SelectMany(p => p.English.Split('{', '}', '|')), " and ", ", ", "; ", ". ", ": ", "\ud800", "\u202e", "\0", "%", "1,,2", "“", "9999999999999999999999", "one hour", "(", ")"];
        for (int i = 0; i < 3000; i++)
        {
            var text = new StringBuilder();
            for (int k = random.Next(1, 40); k > 0; k--)
                text.Append(pieces[random.Next(pieces.Length)]);
            Book(language).Say(text.ToString()).ShouldNotBeNull();
        }

        var watch = System.Diagnostics.Stopwatch.StartNew();
        foreach (string piece in new[] { " and ", "; ", ": ", ", a and ", "{", "a. A", "1 post; ", " within 1 s of each other and " })
            Book(language).Say(string.Concat(Enumerable.Repeat(piece, 4000 / piece.Length)));
        watch.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(20), "hostile text costs a bounded number of looks");
    }

    private static IEnumerable<string> SaidIn(string path)
    {
        using var store = CaseStore.Open(StoreAddress.Parse(path), create: false, TimeProvider.System);
        foreach (var card in store.Incidents(null, all: true))
        {
            var told = store.Told(card.Id);
            var members = store.Members(card.Id);
            string[] own = [card.Title, told.Title, told.Summary, .. told.SeverityReasons, .. told.JoinedBecause];
            var chains = told.Chains.SelectMany(c => c.Steps.SelectMany(s => new[] { s.Sentence, s.Calendar, s.TimeNote }).Concat(c.JoinedBecause).Concat(c.SeverityReasons).Append(c.Title));
            var groups = told.Groups.SelectMany(g => g.Calendar.Select(c => c.Text).Concat([g.Title, g.Summary, g.Breakout.Reason]).Concat(g.SeverityReasons).Concat(g.JoinedBecause));
            var findings = members.Cases.Select(c => c.Finding).Concat(members.Context).SelectMany(Texts);
            var sightings = members.Sightings.SelectMany(s => s.Reasons.Concat(s.InnocentExplanations).Concat([s.Sentence, s.TimeNote]));
            var judged = Characteriser.Of(told, members);
            var criteria = judged.Criteria.SelectMany(c => c.Reasons.Append(c.Missing)).Concat(judged.Techniques.Select(t => t.Because)).Concat(judged.Abcde.SelectMany(a => new[] { a.Key, a.Value }));
            var proposals = new PlaybookProposer(PlaybookLibrary.Shipped).Propose(told, members, VoteDistance.Unknown, []).SelectMany(p => p.Reasons.Concat(p.Against).Append(p.Before));
            foreach (string text in own.Concat(chains).Concat(groups).Concat(findings).Concat(sightings).Concat(criteria).Concat(proposals))
                yield return text;
        }

        static IEnumerable<string> Texts(Finding finding) => finding.InnocentExplanations.Concat([finding.Sentence, finding.Effect.Measure]);
    }

    private static (string Text, IReadOnlyList<string> Words) Sample(Phrase phrase)
    {
        var words = new List<string>();
        var text = new StringBuilder();
        foreach (var piece in PhrasePiece.Read(phrase.English, target: false))
        {
            string filled = piece.IsLiteral ? piece.Literal : piece.Forms.Length > 0 ? piece.Forms[^1] : piece.Kind switch
            {
                HoleKind.Words => $"Zora-{piece.Name}",
                HoleKind.Int => "12,345",
                HoleKind.Num => "3.25",
                HoleKind.Share => "45 %",
                HoleKind.Span => "3 h 12 min",
                HoleKind.Names => "Zora, Bo and 3 more",
                HoleKind.List => "luring mail and amplification",
                HoleKind.Items => "Zora (3 posts) and 2 more",
                _ => "amplification",
            };
            if (piece.Kind == HoleKind.Words && piece.Name.Length > 0)
                words.Add(filled);
            text.Append(filled);
        }

        return (text.ToString(), words);
    }

    private static IEnumerable<string> Techniques()
    {
        using var reader = new StreamReader(typeof(Characteriser).Assembly.GetManifestResourceStream("Tocsin.Data.techniques.tsv")!);
        return [.. reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries).SelectMany(l => l.Split('\t')[3..5])];
    }

    private static List<string> Unknown(string language, IEnumerable<string> texts) =>
        [.. texts.Where(t => t.Length > 0).SelectMany(t => Book(language).Say(t)).Where(p => p.Foreign).Select(p => p.Text).Distinct(StringComparer.Ordinal)];

    private static Phrasebook Book(string language) => Phrasebook.In(Texts.In(language))!;

    private static string Of(string language, string text) => Phrasebook.Of(Texts.In(language), text);

    // Groups of digits, quoted words, and names of hosts and people of the story.
    [GeneratedRegex("""[0-9]+|(?<=“)[^“”]+(?=”)|[a-z0-9@.-]+\.example|(?:Mira|Tomas|Elena|Pavel) [A-Z][a-z]+""")]
    private static partial Regex Exact();

    [GeneratedRegex(@"\p{L}{2,}")]
    private static partial Regex Words();

    [GeneratedRegex(@"\p{IsCyrillic}")]
    private static partial Regex Cyrillic();
}
