using System.Text;
using CsCheck;
using Shouldly;
using Tocsin.Engine.Lookalikes;
using Xunit;

namespace Tocsin.Tests.Engine.Lookalikes;

public sealed class LookalikeScreenerTests
{
    private static readonly string[] Names =
    [
        "bild.de", "spiegel.de", "theguardian.com", "en-marche.fr", "nato.int", "minjust.gov.ua", "gov.kw", "mil.ae", "interieur.gouv.fr",
        "westinghousenuclear.com", "rbc.ua", "polskieradio24.pl", "dailymail.co.uk", "standartnews.com", "mofa.gov.ae", "ut.ee",
    ];

    private static readonly LookalikeIndex Index = Of(Names);

    [Theory]
    [InlineData("bild.vip", "bild.de", LookalikeKind.SameLabel)]
    [InlineData("BILD.ws.", "bild.de", LookalikeKind.SameLabel)]
    [InlineData("dailymail.top", "dailymail.co.uk", LookalikeKind.SameLabel)]
    [InlineData("blld.live", "bild.de", LookalikeKind.Homoglyph)]
    [InlineData("xn--spiegl-fva.de", "spiegel.de", LookalikeKind.Homoglyph)]
    [InlineData("spıegel.de", "spiegel.de", LookalikeKind.Homoglyph)]
    [InlineData("westinqhousenuclear.com", "westinghousenuclear.com", LookalikeKind.Homoglyph)]
    [InlineData("standartnevvs.com", "standartnews.com", LookalikeKind.Homoglyph)]
    [InlineData("spiegle.ltd", "spiegel.de", LookalikeKind.Transposition)]
    [InlineData("bbild.de", "bild.de", LookalikeKind.Repetition)]
    [InlineData("rbk.media", "rbc.ua", LookalikeKind.Phonetic)]
    [InlineData("b.ild.de", "bild.de", LookalikeKind.Dotting)]
    [InlineData("theguardianx7.com", "theguardian.com", LookalikeKind.Inside)]
    [InlineData("nato-press.com", "nato.int", LookalikeKind.LureWord)]
    [InlineData("mail-en-marche.fr", "en-marche.fr", LookalikeKind.LureWord)]
    [InlineData("webmail.nato.example.in", "nato.int", LookalikeKind.SubDomain)]
    [InlineData("minjust-gov-ua.com", "minjust.gov.ua", LookalikeKind.Joined)]
    [InlineData("gov-kw.com", "gov.kw", LookalikeKind.Joined)]
    [InlineData("mailmil.ae", "mil.ae", LookalikeKind.LureWord)]
    [InlineData("gov.kw.com", "gov.kw", LookalikeKind.FullNamePrefix)]
    [InlineData("mail.g0v.kw", "gov.kw", LookalikeKind.SuffixLookalike)]
    [InlineData("webmail.mofa.qov.ae", "mofa.gov.ae", LookalikeKind.Homoglyph)]
    [InlineData("polskieradio.top", "polskieradio24.pl", LookalikeKind.SameLabel)]
    [InlineData("interieur-gouv.fr", "interieur.gouv.fr", LookalikeKind.Joined)]
    public void Finds_the_shapes_of_real_clones_and_attacks(string name, string imitated, LookalikeKind kind)
    {
        Screen(name, out var match).ShouldBeTrue(name);
        Index.Names[match.Name].Host.ShouldBe(imitated);
        match.Kind.ShouldBe(kind);
    }

    [Theory]
    [InlineData("bild.de")]
    [InlineData("www.bild.de")]
    [InlineData("m.sport.bild.de")]
    [InlineData("nato.int")]
    [InlineData("bildung.org")]
    [InlineData("signatory.com")]
    [InlineData("donatos.com")]
    [InlineData("handspiegelchen-example.org.example")]
    [InlineData("example.com")]
    [InlineData("build.de.example")]
    [InlineData("192.168.1.1")]
    [InlineData("mutton.ee")]
    public void Own_names_and_ordinary_words_raise_no_alarm(string name) => Screen(name, out _).ShouldBeFalse(name);

    [Fact]
    public void Finds_everything_that_a_permutation_engine_generates_within_a_suffix()
    {
        // Names of every length and letter; labels under three letters are the documented exclusion.
        string[] names =
        [
            .. Names.Where(n => n != "ut.ee"), "lemonde.fr", "welt.de", "cnn.com", "bbc.co.uk", "nd-aktuell.de", "20minutes.fr", "elysee.fr", "faz.net", "zdf.de",
            "wahlen.example", "quirinale.it", "jpost.com", "kyivpost.com", "xbox.com", "vvv.nl", "mmm.org", "parliament.uk", "conseil-constitutionnel.fr",
        ];
        var index = Of(names);
        var screener = new LookalikeScreener(index);
        var missed = new List<string>();
        int made = 0;
        foreach (string host in names.Where(n => n is not ("gov.kw" or "mil.ae")))
        {
            string label = host[..host.IndexOf('.', StringComparison.Ordinal)], suffix = host[host.IndexOf('.', StringComparison.Ordinal)..];
            foreach (var (kind, permuted) in TypingErrors.Of(label))
            {
                if (permuted == label || permuted.StartsWith('-') || permuted.EndsWith('-') || permuted.Length < 2 || names.Contains(permuted + suffix))
                    continue;
                made++;
                if (!screener.Screen(Encoding.UTF8.GetBytes(permuted + suffix), out _, out bool wellFormed) && wellFormed)
                    missed.Add($"{kind}: {permuted}{suffix}");
            }
        }

        made.ShouldBeGreaterThan(15_000);
        missed.ShouldBeEmpty($"{missed.Count} of {made}");
    }

    [Fact]
    public void Expansion_and_screening_agree()
    {
        foreach (string host in (string[])["lemonde.fr", "bbc.co.uk", "nd-aktuell.de", "interieur.gouv.fr"])
        {
            ProtectedName.TryParse(host, out var name).ShouldBeTrue();
            var screener = new LookalikeScreener(Of(host));
            var expanded = Expansion.Of(name);
            expanded.Count.ShouldBeGreaterThan(100);
            expanded.Select(e => e.Host).ShouldBeUnique();
            foreach (var (_, permuted) in expanded)
                screener.Screen(Encoding.ASCII.GetBytes(permuted), out _, out _).ShouldBeTrue(permuted);
        }
    }

    [Fact]
    public void Allow_listed_domains_never_alarm_with_all_below_them()
    {
        ProtectedName.TryParse("bild.de", out var name).ShouldBeTrue();
        var index = LookalikeIndex.Build([name], ["bild.at"], []);
        new LookalikeScreener(index).Screen("news.bild.at"u8, out _, out _).ShouldBeFalse();
        new LookalikeScreener(index).Screen("bild.ch"u8, out _, out _).ShouldBeTrue();
    }

    [Fact]
    public void The_cost_in_memory_of_screening_a_name_is_nothing()
    {
        var screener = new LookalikeScreener(Index);
        byte[][] names = [.. new[] { "bild.vip", "nato-press.com", "example.com", "xn--spiegl-fva.de", "a.b.c.d.example.org", "WWW.Example.COM", "rnil.ae.example.net", "webmail-gov.kw", "spíegel.com", "0rdinary-nato-login.co.uk", new string('a', 60) + "." + new string('b', 40) + ".org" }.Select(Encoding.UTF8.GetBytes)];
        foreach (byte[] name in names)
            screener.Screen(name, out _, out _);
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int round = 0; round < 1000; round++)
        {
            foreach (byte[] name in names)
                screener.Screen(name, out _, out _);
        }

        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBe(0);
    }

    [Fact]
    public void Hostile_names_are_survived()
    {
        var screener = new LookalikeScreener(Index);
        string[] hostile =
        [
            "", ".", "..", "-", "xn--", "xn--a", "xn--zzzzzzzzzzzzzzzz.de", "xn--99999999999.com", new string('a', 63) + ".de", new string('a', 64) + ".de",
            string.Join('.', Enumerable.Repeat("abc", 80)), string.Join('.', Enumerable.Repeat("a", 127)), "😀.de", "\u202Ebild.de", "bi\u200Bld.vip", "bild。vip", "*.bild.vip", "_dmarc.bild.vip", "%62ild.vip",
        ];
        foreach (string name in hostile)
            Should.NotThrow(() => screener.Screen(Encoding.UTF8.GetBytes(name), out _, out _), name);
        Screen("bi\u200Bld.vip", out _).ShouldBeTrue();
        Screen("bild。vip", out _).ShouldBeTrue();
        Screen("*.bild.vip", out _).ShouldBeTrue();
        // One screener is for one thread.
        Gen.Byte.Array[0, 300].Sample(bytes => { screener.Screen(bytes, out _, out _); }, threads: 1);
        Gen.String[Gen.Char["abcdex-.01nrvq\u0430\u00e9"], 0, 260].Sample(text => { screener.Screen(Encoding.UTF8.GetBytes(text), out _, out _); }, threads: 1);
    }

    [Fact]
    public void Real_lookalikes_are_found_and_new_names_left_in_peace()
    {
        var rows = LookalikeData.Labelled();
        string[] names = [.. rows.Where(r => r.Category is "info-op" or "apt-political").Select(r => r.Imitated).Distinct()];
        var screener = new LookalikeScreener(Of(names));
        foreach (var (category, least) in (ReadOnlySpan<(string, double)>)[("info-op", 0.98), ("apt-political", 0.95)])
        {
            var all = rows.Where(r => r.Category == category).ToList();
            int found = all.Count(r => screener.Screen(Encoding.UTF8.GetBytes(r.Domain), out _, out _));
            ((double)found / all.Count).ShouldBeGreaterThanOrEqualTo(least, category);
        }

        int total = 0, alarms = 0;
        foreach (byte[] name in LookalikeData.NewNames())
        {
            total++;
            alarms += screener.Screen(name, out _, out _) ? 1 : 0;
        }

        total.ShouldBeGreaterThan(1_000_000);
        ((double)alarms / total).ShouldBeLessThan(0.0015);
    }

    private static bool Screen(string name, out LookalikeMatch match) => new LookalikeScreener(Index).Screen(Encoding.UTF8.GetBytes(name), out match, out _);

    private static LookalikeIndex Of(params string[] names) => LookalikeIndex.Build(
        [.. names.Select(n => ProtectedName.TryParse(n, out var name) ? name : throw new ArgumentException(n))], []);
}
