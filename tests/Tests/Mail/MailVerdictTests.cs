using System.Text;
using Shouldly;
using Tocsin.Engine.Lookalikes;
using Tocsin.Engine.Model.Elections;
using Tocsin.Mail;
using Tocsin.Mail.Reading;
using Tocsin.Mail.Signs;
using Tocsin.Mail.Verdicts;
using Xunit;

namespace Tocsin.Tests.Mail;

public sealed class MailVerdictTests
{
    private static readonly Knowledge Nobody = Knowledge.Gather([], [], null);

    [Fact]
    public void No_modern_legitimate_message_alarms()
    {
        string[] files = [.. Directory.GetFiles(MailSamples.Folder, "*.eml").Order(StringComparer.Ordinal)];
        files.Length.ShouldBeGreaterThanOrEqualTo(20);
        var verdicts = files.Select(f => new MailScreener(Nobody).Screen(new RawMail(f, 1, File.ReadAllBytes(f), false)));
        verdicts.Where(v => v.Level != VerdictLevel.NothingFound)
            .Select(v => $"{Path.GetFileName(v.Facts.File)} {v.Score}: {string.Join(", ", v.Signs.Select(s => $"{s.Sign} {s.Weight}"))}").ShouldBeEmpty();
    }

    [Fact]
    public void A_protected_person_writing_from_a_lookalike_of_the_own_domain_is_an_attack()
    {
        ProtectedName.TryParse("ourparty.example", out var name).ShouldBeTrue();
        var person = new ProtectedSubject { Id = "x", Kind = SubjectKind.Person, Name = "Nadia Verlaine" };
        var knowledge = Knowledge.Gather([name], [person], null);
        var verdict = Screen(knowledge, "From: Nadia Verlaine <nadia@ourparty-login.com>\nSubject: Please verify your account\n\nhttps://ourparty-login.com/\n");
        verdict.Level.ShouldBe(VerdictLevel.Attack);
        verdict.Signs.Select(s => s.Sign).ShouldContain("lookalike-sender");
        verdict.Signs.Select(s => s.Sign).ShouldContain("impersonated-person");
    }

    [Fact]
    public void One_family_alone_convicts_nobody_unless_conclusive()
    {
        foreach (var family in Enum.GetValues<SignFamily>())
        {
            Scoring.LevelOf(Scoring.Of([new SignHit("x", family, 50, "", "")])).ShouldBe(VerdictLevel.NothingFound);
            Scoring.LevelOf(Scoring.Of([new SignHit("x", family, 50, "", "") { Conclusive = true }])).ShouldBe(VerdictLevel.Attack);
        }
    }

    [Theory]
    [InlineData("<a href='https://bank.example@203.0.113.9/x'>login</a>", "user-info-link")]
    [InlineData("<a href='https://t.co/abc'>x</a>", "shortened-link")]
    [InlineData("<a href='https://other.example.org/'>www.paypal.com</a>", "lying-link")]
    [InlineData("<form action='https://x.example'><input type=password></form>", "password-form")]
    [InlineData("<script>var b=new Blob([Uint8Array.from(atob('AAAA'))])</script>", "smuggling")]
    public void Html_shows_its_tricks(string html, string sign) =>
        Screen(Nobody, $"From: a@b.example\nContent-Type: text/html\n\n{html}\n").Signs.Select(s => s.Sign).ShouldContain(sign);

    [Fact]
    public void A_name_that_has_written_before_from_another_address_is_pointed_out()
    {
        var known = new KnownSenders();
        known.Learn(new MailReader().Read(Raw("From: Nadia Verlaine <nadia@ourparty.example>\n\nx\n")));
        Screen(Knowledge.Gather([], [], known), "From: Nadia Verlaine <nv@elsewhere.example>\n\nx\n").Signs.Select(s => s.Sign).ShouldContain("known-name-new-address");
    }

    private static MailVerdict Screen(Knowledge knowledge, string text) => new MailScreener(knowledge).Screen(Raw(text));

    private static RawMail Raw(string text) => new("x", 1, Encoding.UTF8.GetBytes(text), false);
}
