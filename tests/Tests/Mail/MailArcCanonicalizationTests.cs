using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using MimeKit;
using Shouldly;
using Tocsin.Mail.Authentication;
using Tocsin.Mail.Authentication.Arc;
using Xunit;

namespace Tocsin.Tests.Mail;

/// <summary>What a message signature without <c>c=</c> means: simple/simple (RFC 6376, 3.5, to which RFC 8617, 4.1.2 refers).</summary>
public sealed class MailArcCanonicalizationTests
{
    private const string Body = "Hello.\r\n";

    private static readonly (string Name, string Value)[] Fields = [("From", " Ann  <a@b.example>"), ("Subject", " Two   blanks")];

    [Fact]
    public void A_message_signature_without_c_is_verified_as_simple() => Chain(simple: true).ShouldBe(AuthResult.Pass);

    [Fact]
    public void A_message_signature_without_c_that_was_made_over_relaxed_headers_fails() => Chain(simple: false).ShouldBe(AuthResult.Fail);

    private static AuthResult Chain(bool simple)
    {
        using var key = RSA.Create(2048);
        string hash = Convert.ToBase64String(SHA256.HashData(Encoding.ASCII.GetBytes(Body)));
        const string Results = " i=1; lists.example; spf=pass";
        string signature = $" i=1; a=rsa-sha256; d=lists.example; s=k; t=1; h=From:Subject; bh={hash}; b=";
        var signed = Fields.Append(("ARC-Message-Signature", signature)).Select(f => simple ? $"{f.Item1}:{f.Item2}" : Relaxed(f.Item1, f.Item2));
        signature += Sign(key, string.Join("\r\n", signed));
        string seal = " i=1; a=rsa-sha256; d=lists.example; s=k; t=1; cv=none; b=";
        seal += Sign(key, string.Join("\r\n", Relaxed("ARC-Authentication-Results", Results), Relaxed("ARC-Message-Signature", signature), Relaxed("ARC-Seal", seal)));

        string text = $"ARC-Seal:{seal}\r\nARC-Message-Signature:{signature}\r\nARC-Authentication-Results:{Results}\r\n"
            + string.Concat(Fields.Select(f => $"{f.Name}:{f.Value}\r\n")) + "\r\n" + Body;
        var records = new RecordTable();
        records.Add("k._domainkey.lists.example", DnsType.Txt, "v=DKIM1; k=rsa; p=" + Convert.ToBase64String(key.ExportSubjectPublicKeyInfo()));
        var message = new MimeParser(new MemoryStream(Encoding.ASCII.GetBytes(text)), MimeFormat.Entity).ParseMessage(TestContext.Current.CancellationToken);
        return ArcChecker.Check(message, records);
    }

    // RFC 6376, 3.4.2.
    private static string Relaxed(string name, string value) =>
        $"{name.ToLowerInvariant()}:{Regex.Replace(value, "[ \t]+", " ").Trim()}";

    private static string Sign(RSA key, string text) =>
        Convert.ToBase64String(key.SignData(Encoding.ASCII.GetBytes(text), HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1));
}
