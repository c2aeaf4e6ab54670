using System.Globalization;
using System.Net;
using System.Text;
using CsCheck;
using Shouldly;
using Tocsin.Logs.Indicators;
using Tocsin.Logs.Matching;
using Xunit;

namespace Tocsin.Tests.Logs;

public sealed class LineMatcherTests
{
    private static readonly string[] List =
    [
        "evil.example", "198.51.100.0/24", "203.0.113.7", "2001:db8:bad::/48", "http://kit.example/login", "http://kit.example/a?x=1",
        "0123456789abcdef0123456789abcdef", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b850", "phisher@mail.example", "élection.example",
    ];

    [Theory]
    [InlineData("query evil.example IN A", "evil.example")]
    [InlineData("query WWW.EVIL.EXAMPLE. IN A", "evil.example")]
    [InlineData("x=evil.example:443", "evil.example")]
    [InlineData("u=http%3A%2F%2Fevil.example%2F", "evil.example")]
    [InlineData("from=<a@evil.example>", "evil.example")]
    [InlineData("notevil.example evil.example.org evil-example", "")]
    [InlineData("evil.example@other.example", "")]
    [InlineData("1.2.3.4 198.51.100.77:53", "198.51.100.0/24")]
    [InlineData("203.0.113.7 203.0.113.70", "203.0.113.7")]
    [InlineData("203.0.113.70 1203.0.113.7 203.0.113.7.5 203.0.113.07", "")]
    [InlineData("12:30:45 2001:db8:bad::5 x", "2001:db8:bad::/48")]
    [InlineData("2001:0DB8:0BAD:0000:0000:0000:0000:0001", "2001:db8:bad::/48")]
    [InlineData("2001:db8:bae::5", "")]
    [InlineData("GET http://kit.example/login HTTP/1.1", "https://kit.example/login")]
    [InlineData("GET https://www.kit.example/login/step2?y=1", "https://kit.example/login")]
    [InlineData("http://kit.example/loginx http://kit.example/", "")]
    [InlineData("CONNECT kit.example:443 or kit.example", "host")]
    [InlineData("http://kit.example/a?x=1 ok", "https://kit.example/a?x=1")]
    [InlineData("http://kit.example/a?x=2", "")]
    [InlineData("md5 0123456789ABCDEF0123456789ABCDEF.", "0123456789abcdef0123456789abcdef")]
    [InlineData("0123456789abcdef0123456789abcdef0", "")]
    [InlineData("from=<Phisher@Mail.example>", "phisher@mail.example")]
    [InlineData("sasl=phisher@mail.example,", "phisher@mail.example")]
    [InlineData("xphisher@mail.example", "")]
    [InlineData("see élection.example now", "xn--lection-9xa.example")]
    [InlineData("see xn--lection-9xa.example now", "xn--lection-9xa.example")]
    [InlineData("", "")]
    [InlineData("... --- ... @ @@ % %2 %2f", "")]
    public void Finds_what_stands_in_a_line_and_nothing_else(string line, string expected)
    {
        var index = Index(List);
        var matcher = new LineMatcher(index);
        matcher.Match(Encoding.UTF8.GetBytes(line));
        var found = new List<string>();
        foreach (var hit in matcher.Hits)
            found.Add(hit.Atom == IndicatorIndex.LinkHost ? "host" : index.Indicators[index.ClauseIndicator[index.ClausesOf(hit.Atom)[0]]].Value);
        string.Join(" ", found).ShouldBe(expected);
    }

    [Fact]
    public void A_line_without_a_match_allocates_nothing()
    {
        var matcher = new LineMatcher(Index(List));
        byte[] line = Encoding.UTF8.GetBytes("1782000000.1\tC1\t10.0.0.5\t53\t192.0.2.9\t443\twww.other.example\thttps://kitx.example/login?a=b\ta@b.example\t2001:db8::1\t00112233445566778899aabbccddeeff");
        matcher.Match(line).ShouldBeFalse();
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < 10_000; i++)
            matcher.Match(line);
        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBe(0);
    }

    [Fact]
    public void Names_are_found_as_a_plain_search_finds_them()
    {
        var label = Pieces.Of("a", "b", "ab", "a-b", "x1", "EVIL");
        var name = label.Array[2, 4].Select(l => string.Join('.', l));
        Gen.Select(name.Array[1, 20], name.Array[1, 20]).Sample((indicators, names) =>
        {
            var set = indicators.Select(i => i.ToLowerInvariant()).Distinct(StringComparer.Ordinal).ToArray();
            var matcher = new LineMatcher(IndicatorIndex.Build([.. set.Select(i => new Indicator(new IndicatorSource("", "", "", [], ""), new Atom(AtomKind.Domain, i)))]));
            foreach (string n in names)
            {
                matcher.Match(Encoding.UTF8.GetBytes($"x {n} y"));
                string lower = n.ToLowerInvariant();
                matcher.Hits.Length.ShouldBe(set.Count(i => lower == i || lower.EndsWith("." + i, StringComparison.Ordinal)));
            }
        });
    }

    [Fact]
    public void Networks_are_found_as_the_framework_finds_them()
    {
        var address = Gen.Select(Gen.Int[1, 3], Gen.Int[0, 3], Gen.Int[0, 255], Gen.Int[0, 255]).Select((a, b, c, d) => $"{a}.{b}.{c}.{d}");
        Gen.Select(Gen.Select(address, Gen.Int[8, 32]).Array[1, 20], address.Array[1, 20]).Sample((networks, addresses) =>
        {
            var texts = networks.Select(n => AtomParser.TryParse(AtomKind.Address, string.Create(CultureInfo.InvariantCulture, $"{n.Item1}/{n.Item2}"), out var atom) ? atom.Text : "").Distinct(StringComparer.Ordinal).ToArray();
            var matcher = new LineMatcher(IndicatorIndex.Build([.. texts.Select(t => new Indicator(new IndicatorSource("", "", "", [], ""), new Atom(AtomKind.Address, t)))]));
            foreach (string a in addresses)
            {
                matcher.Match(Encoding.UTF8.GetBytes($"[{a}]"));
                matcher.Hits.Length.ShouldBe(texts.Count(t => IPNetwork.Parse(t.Contains('/', StringComparison.Ordinal) ? t : t + "/32").Contains(IPAddress.Parse(a))));
            }
        });
    }

    [Fact]
    public void IPv6_is_read_as_the_framework_reads_it()
    {
        Pieces.Of("2001", "db8", "0", "ffff", ":", "::", "1", "12345", "a", ":0:").Array[1, 10].Select(string.Concat).Sample(text =>
        {
            Span<byte> ours = stackalloc byte[16];
            bool read = Addresses.TryParse6(Encoding.ASCII.GetBytes(text), ours);
            bool theirs = IPAddress.TryParse(text, out var ip) && ip.GetAddressBytes().Length == 16 && !text.Contains('%', StringComparison.Ordinal);
            if (read)
            {
                theirs.ShouldBeTrue(text);
                ours.ToArray().ShouldBe(ip!.GetAddressBytes(), text);
            }
        });
    }

    [Fact]
    public void Survives_any_bytes()
    {
        var matcher = new LineMatcher(Index(List));
        Gen.Byte.Array[0, 500].Sample(bytes => { matcher.Match(bytes); }, threads: 1);
        Pieces.Of("evil.example", "http://", "kit.example", "/login", "@", "%", "%2f", ":", "::", ".", "2001:db8:bad", "198.51.100.", "7", "\\", "é", "phisher").Array[0, 40]
            .Sample(parts => { matcher.Match(Encoding.UTF8.GetBytes(string.Concat(parts))); }, threads: 1);
        matcher.Match(Encoding.ASCII.GetBytes(string.Concat(Enumerable.Repeat("a@", 100_000))));
        matcher.Match(Encoding.ASCII.GetBytes(string.Concat(Enumerable.Repeat("kit.example/", 20_000))));
    }

    private static IndicatorIndex Index(string[] list)
    {
        var reader = new IndicatorReader(new AllowList());
        reader.Read("list", Encoding.UTF8.GetBytes(string.Join('\n', list)));
        reader.Set.Indicators.Count.ShouldBe(list.Length);
        return reader.Set.Index();
    }
}
