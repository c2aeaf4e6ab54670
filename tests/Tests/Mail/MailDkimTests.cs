using MimeKit;
using MimeKit.Cryptography;
using Org.BouncyCastle.Crypto.Generators;
using Org.BouncyCastle.Crypto.Parameters;
using Org.BouncyCastle.Security;
using Shouldly;
using Tocsin.Mail.Authentication;
using Tocsin.Mail.Authentication.Dkim;
using Xunit;

namespace Tocsin.Tests.Mail;

public sealed class MailDkimTests
{
    [Fact]
    public void An_Ed25519_signature_passes_and_fails_when_a_letter_changes()
    {
        var generator = new Ed25519KeyPairGenerator();
        generator.Init(new Ed25519KeyGenerationParameters(new SecureRandom()));
        var keys = generator.GenerateKeyPair();
        var message = MimeMessage.Load(new MemoryStream("From: a@shop.example\r\nTo: b@c.example\r\nSubject: Hello\r\n\r\nText\r\n"u8.ToArray()), TestContext.Current.CancellationToken);
        new DkimSigner(keys.Private, "shop.example", "s1", DkimSignatureAlgorithm.Ed25519Sha256).Sign(message, [HeaderId.From, HeaderId.Subject]);
        var records = new RecordTable();
        records.Add("s1._domainkey.shop.example", DnsType.Txt, "v=DKIM1; k=ed25519; p=" + Convert.ToBase64String(((Ed25519PublicKeyParameters)keys.Public).GetEncoded()));
        var (result, domains) = DkimChecker.Check(message, records);
        (result, domains.Single()).ShouldBe((AuthResult.Pass, "shop.example"));
        DkimChecker.Check(message, new RecordTable()).Result.ShouldBe(AuthResult.PermError);
        message.Subject = "Hello!";
        DkimChecker.Check(message, records).Result.ShouldBe(AuthResult.Fail);
    }
}
