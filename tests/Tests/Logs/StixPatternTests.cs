using CsCheck;
using Shouldly;
using Tocsin.Logs.Indicators;
using Xunit;

namespace Tocsin.Tests.Logs;

public sealed class StixPatternTests
{
    [Theory]
    [InlineData("[domain-name:value = 'evil.example']", "evil.example")]
    [InlineData("[domain-name:value IN ('a.example', 'b.example')]", "a.example | b.example")]
    [InlineData("[ipv4-addr:value ISSUBSET '198.51.100.0/24']", "198.51.100.0/24")]
    [InlineData("[ipv4-addr:value = '198.51.100.7/32' OR ipv6-addr:value = '2001:db8::1']", "198.51.100.7 | 2001:db8::1")]
    [InlineData("[domain-name:value LIKE '%.evil.example']", "evil.example")]
    [InlineData("[url:value LIKE 'http://evil.example/kit%']", "https://evil.example/kit")]
    [InlineData(@"[domain-name:value MATCHES '^(.+\\.)?evil\\.example$']", "evil.example")]
    [InlineData("[file:hashes.'SHA-256' = 'E3B0C44298FC1C149AFBF4C8996FB92427AE41E4649B934CA495991B7852B856']", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b856")]
    [InlineData("[email-message:from_ref.value = 'Phisher@evil.example']", "phisher@evil.example")]
    [InlineData("[network-traffic:dst_ref.value = '198.51.100.7']", "198.51.100.7")]
    [InlineData("[domain-name:value = 'a.example' AND ipv4-addr:value = '198.51.100.7']", "a.example + 198.51.100.7")]
    [InlineData("[domain-name:value = 'a.example' AND (ipv4-addr:value = '198.51.100.7' OR ipv4-addr:value = '198.51.100.8')]", "a.example + 198.51.100.7 | a.example + 198.51.100.8")]
    [InlineData("[domain-name:value = 'a.example'] OR ([url:value = 'http://b.example/x'])", "a.example | https://b.example/x")]
    [InlineData("[domain-name:value = 'it\\'s' OR domain-name:value = 'a.example' /* note */]", "a.example")]
    [InlineData("[domain-name:value = 'a.example'] REPEATS 1 TIMES", "a.example")]
    public void Reads_what_logs_can_show(string pattern, string expected) =>
        string.Join(" | ", StixPattern.Read(pattern, out _).Select(c => string.Join(" + ", c.Select(a => a.Text)))).ShouldBe(expected);

    [Theory]
    [InlineData("[domain-name:value != 'a.example']", "NOT and !=")]
    [InlineData("[domain-name:value NOT = 'a.example']", "NOT and !=")]
    [InlineData("[process:name = 'x.exe']", "process:name")]
    [InlineData("[file:hashes.'SSDEEP' = '3:abc:def']", "hash other than")]
    [InlineData("[domain-name:value = 'a.example'] AND [domain-name:value = 'b.example']", "several records")]
    [InlineData("[domain-name:value = 'a.example'] FOLLOWEDBY [domain-name:value = 'b.example']", "several records")]
    [InlineData("[domain-name:value = 'a.example'] REPEATS 5 TIMES WITHIN 60 SECONDS", "several records")]
    [InlineData("[domain-name:value LIKE 'evil%']", "LIKE")]
    [InlineData("[domain-name:value MATCHES 'ev.*l']", "MATCHES")]
    [InlineData("[EXISTS domain-name:value]", "EXISTS")]
    [InlineData("[domain-name:value = 'a.example' AND file:name = 'x']", "file:name")]
    [InlineData("[domain-name:value = 'a.example'] START t'2027-01-01T00:00:00Z' STOP t'2027-02-01T00:00:00Z'", "valid_from")]
    public void Names_what_logs_cannot_show(string pattern, string reason)
    {
        StixPattern.Read(pattern, out var problems).ShouldBeEmpty();
        problems.ShouldContain(p => p.Contains(reason, StringComparison.Ordinal));
    }

    [Fact]
    public void A_part_that_cannot_be_looked_for_does_not_take_its_alternatives_along()
    {
        var clauses = StixPattern.Read("[file:name = 'x.exe' OR domain-name:value = 'a.example']", out var problems);
        clauses.Length.ShouldBe(1);
        problems.Count.ShouldBe(1);
    }

    [Theory]
    [InlineData("")]
    [InlineData("[")]
    [InlineData("domain-name:value = 'a'")]
    [InlineData("[domain-name:value = 'a")]
    [InlineData("[domain-name = 'a']")]
    [InlineData("[domain-name:value = 'a'] nonsense")]
    [InlineData("[domain-name:value # 'a']")]
    public void A_malformed_pattern_is_said_to_be(string pattern)
    {
        StixPattern.Read(pattern, out var problems).ShouldBeEmpty();
        problems.Single().ShouldStartWith("malformed pattern");
    }

    [Fact]
    public void Survives_brackets_without_end_and_combinations_without_number()
    {
        StixPattern.Read(new string('(', 100_000), out _).ShouldBeEmpty();
        StixPattern.Read($"[{new string('(', 100_000)}", out _).ShouldBeEmpty();
        string or = string.Join(" OR ", Enumerable.Range(0, 50).Select(i => $"domain-name:value = 'a{i}.example'"));
        StixPattern.Read($"[({or}) AND ({or}) AND ({or}) AND ({or})]", out var problems).ShouldBeEmpty();
        problems.Single().ShouldContain("combinations");
    }

    [Fact]
    public void Never_throws_on_pieces_of_patterns_in_any_order()
    {
        string[] pieces = ["[", "]", "(", ")", "domain-name", ":", "value", "=", "'a.example'", " AND ", " OR ", "NOT ", "IN", ",", "t'x'", "WITHIN 5 SECONDS", " REPEATS ", "'", "\\", ".", "hashes", "*", "EXISTS ", "FOLLOWEDBY"];
        Pieces.Of(pieces).Array[0, 30].Sample(p => StixPattern.Read(string.Concat(p), out _) is not null);
        Gen.String.Sample(s => StixPattern.Read(s, out _) is not null);
    }
}
