using Shouldly;
using Tocsin.Logs.Indicators;
using Xunit;

namespace Tocsin.Tests.Logs;

public sealed class AtomParserTests
{
    [Theory]
    [InlineData("hxxp://evil[.]example/login", AtomKind.Url, "https://evil.example/login")]
    [InlineData("evil[dot]example", AtomKind.Domain, "evil.example")]
    [InlineData("*.Evil.EXAMPLE.", AtomKind.Domain, "evil.example")]
    [InlineData("hxxps[://]evil(.)example", AtomKind.Host, "evil.example")]
    [InlineData("198.51.100[.]7", AtomKind.Address, "198.51.100.7")]
    [InlineData("198.51.100.77/24", AtomKind.Address, "198.51.100.0/24")]
    [InlineData("2001:DB8::0001", AtomKind.Address, "2001:db8::1")]
    [InlineData("2001:db8:1::/48", AtomKind.Address, "2001:db8:1::/48")]
    [InlineData("http://[2001:db8::1]/", AtomKind.Address, "2001:db8::1")]
    [InlineData("D41D8CD98F00B204E9800998ECF8427F", AtomKind.Hash, "d41d8cd98f00b204e9800998ecf8427f")]
    [InlineData("Phisher[@]Evil.example", AtomKind.Mail, "phisher@evil.example")]
    [InlineData("élection.example", AtomKind.Domain, "xn--lection-9xa.example")]
    public void Brings_what_people_write_into_one_form(string text, AtomKind kind, string form)
    {
        AtomParser.TryGuess(text, out var atom).ShouldBeTrue();
        atom.ShouldBe(new Atom(kind, form));
    }

    [Theory]
    [InlineData("")]
    [InlineData("  ")]
    [InlineData("not a name")]
    [InlineData("1.2.3.4.5")]
    [InlineData("300.1.1.1")]
    [InlineData("1.2.3.4/33")]
    [InlineData("a..b")]
    public void Refuses_what_is_nothing(string text) => AtomParser.TryGuess(text, out _).ShouldBeFalse();
}
