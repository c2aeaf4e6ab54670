using System.Text;
using Shouldly;
using Tocsin.Engine.Domains;
using Xunit;

namespace Tocsin.Tests.Engine.Domains;

/// <summary>The vectors the Public Suffix List's maintainers publish (test_psl.txt), and hosting platforms.</summary>
public sealed class PublicSuffixesTests
{
    [Theory]
    [InlineData("COM", null)]
    [InlineData("example.COM", "example.com")]
    [InlineData("WwW.example.COM", "example.com")]
    [InlineData(".com", null)]
    [InlineData(".example.com", null)]
    [InlineData("example", null)]
    [InlineData("example.example", "example.example")]
    [InlineData("b.example.example", "example.example")]
    [InlineData("a.b.example.example", "example.example")]
    [InlineData("biz", null)]
    [InlineData("domain.biz", "domain.biz")]
    [InlineData("a.b.domain.biz", "domain.biz")]
    [InlineData("uk.com", null)]
    [InlineData("example.uk.com", "example.uk.com")]
    [InlineData("a.b.example.uk.com", "example.uk.com")]
    [InlineData("test.ac", "test.ac")]
    [InlineData("mm", null)]
    [InlineData("c.mm", null)]
    [InlineData("b.c.mm", "b.c.mm")]
    [InlineData("a.b.c.mm", "b.c.mm")]
    [InlineData("jp", null)]
    [InlineData("test.jp", "test.jp")]
    [InlineData("ac.jp", null)]
    [InlineData("www.test.ac.jp", "test.ac.jp")]
    [InlineData("kyoto.jp", null)]
    [InlineData("test.kyoto.jp", "test.kyoto.jp")]
    [InlineData("ide.kyoto.jp", null)]
    [InlineData("a.b.ide.kyoto.jp", "b.ide.kyoto.jp")]
    [InlineData("c.kobe.jp", null)]
    [InlineData("a.b.c.kobe.jp", "b.c.kobe.jp")]
    [InlineData("city.kobe.jp", "city.kobe.jp")]
    [InlineData("www.city.kobe.jp", "city.kobe.jp")]
    [InlineData("ck", null)]
    [InlineData("test.ck", null)]
    [InlineData("a.b.test.ck", "b.test.ck")]
    [InlineData("www.ck", "www.ck")]
    [InlineData("www.www.ck", "www.ck")]
    [InlineData("us", null)]
    [InlineData("ak.us", null)]
    [InlineData("www.test.k12.ak.us", "test.k12.ak.us")]
    [InlineData("食狮.com.cn", "食狮.com.cn")]
    [InlineData("www.食狮.公司.cn", "食狮.公司.cn")]
    [InlineData("shishi.公司.cn", "shishi.公司.cn")]
    [InlineData("公司.cn", null)]
    [InlineData("www.食狮.中国", "食狮.中国")]
    [InlineData("中国", null)]
    [InlineData("xn--85x722f.xn--55qx5d.cn", "xn--85x722f.xn--55qx5d.cn")]
    [InlineData("10.0.0.1", null)]
    [InlineData("[::1]", null)]
    [InlineData("someone.blogspot.com", "someone.blogspot.com")]
    [InlineData("a.someone.github.io", "someone.github.io")]
    public void Finds_the_registrable_domain(string host, string? expected) =>
        Registrable(host, true).ShouldBe(expected is null ? null : Ascii(expected));

    [Theory]
    [InlineData("a.someone.github.io", "github.io")]
    [InlineData("someone.blogspot.com", "blogspot.com")]
    [InlineData("example.uk.com", "uk.com")]
    public void Without_the_private_section_tenants_belong_to_their_platform(string host, string expected) =>
        Registrable(host, false).ShouldBe(expected);

    private static string? Registrable(string host, bool privateSection)
    {
        // The vectors with a leading dot, and the list's own mixed case, are not canonical hosts.
        byte[] name = host.StartsWith('.') ? Encoding.ASCII.GetBytes(host) : Encoding.ASCII.GetBytes(Ascii(host));
        return PublicSuffixes.TryRegistrable(name, out int start, privateSection) ? Encoding.ASCII.GetString(name.AsSpan(start)) : null;
    }

    private static string Ascii(string host)
    {
        byte[] output = new byte[HostNames.OutputLength];
        HostNames.TryCanonicalise(Encoding.UTF8.GetBytes(host), output, out int length).ShouldBeTrue();
        return Encoding.ASCII.GetString(output, 0, length);
    }
}
