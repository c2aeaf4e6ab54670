using System.Globalization;
using System.Text;
using CsCheck;
using Shouldly;
using Tocsin.Engine.Domains;
using Xunit;

namespace Tocsin.Tests.Engine.Domains;

public sealed class HostNamesTests
{
    private const string Letters = "абвгдежзиклмнопрстуфхцчшщыэюяαβγδεζηθabcxyz019äöüéèñ中文字東京한국";

    [Theory]
    [InlineData("EXAMPLE.com.", "example.com")]
    [InlineData("пример.испытание", "xn--e1afmkfd.xn--80akhbyknj4f")]
    [InlineData("他们为什么不说中文.test", "xn--ihqwcrb4cv8a8dqg056pqjye.test")]
    [InlineData("почемужеонинеговорятпорусски.test", "xn--b1abfaaepdrnnbgefbadotcwatmq2g4l.test")]
    [InlineData("3年b組金八先生.test", "xn--3b-ww4c5e180e575a65lsy2b.test")]
    [InlineData("%65xample.com", "example.com")]
    [InlineData("a。b．c", "a.b.c")]
    public void Writes_hosts_in_ascii(string host, string expected) => Canonical(host).ShouldBe(expected);

    [Theory]
    [InlineData(".")]
    [InlineData("a..b")]
    [InlineData("..a")]
    [InlineData("a b")]
    [InlineData("a/b")]
    [InlineData("[::1")]
    [InlineData("[zz:1]")]
    [InlineData("\u00AD")]
    public void Refuses_what_no_host_can_be(string host) => Canonical(host).ShouldBeNull();

    [Fact]
    public void Takes_the_longest_host_and_refuses_a_longer_one()
    {
        string label = new('a', 61);
        string longest = $"{label}.{label}.{label}.{label}.abcde";
        longest.Length.ShouldBe(HostNames.MaxLength);
        Canonical(longest).ShouldBe(longest);
        Canonical(longest + "f").ShouldBeNull();
        Canonical(new string('a', 64) + ".example").ShouldBeNull();
    }

    [Fact]
    public void Agrees_with_the_runtime_on_punycode()
    {
        var idn = new IdnMapping { AllowUnassigned = true };
        Gen.Int[0, Letters.Length - 1].Array[1, 20].Select(picks => string.Concat(picks.Select(i => Letters[i]))).Sample(
            label =>
            {
                string expected;
                try
                {
                    expected = idn.GetAscii(label);
                }
                catch (ArgumentException)
                {
                    return;
                }

                Canonical(label).ShouldBe(expected);
            },
            iter: 2_000,
            threads: 1);
    }

    private static string? Canonical(string host)
    {
        byte[] output = new byte[HostNames.OutputLength];
        return HostNames.TryCanonicalise(Encoding.UTF8.GetBytes(host), output, out int length)
            ? Encoding.ASCII.GetString(output, 0, length)
            : null;
    }
}
