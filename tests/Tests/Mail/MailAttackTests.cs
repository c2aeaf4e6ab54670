using System.Text;
using Shouldly;
using Tocsin.Mail;
using Tocsin.Mail.Reading;
using Tocsin.Mail.Signs;
using Tocsin.Mail.Verdicts;
using Xunit;

namespace Tocsin.Tests.Mail;

public sealed class MailAttackTests
{
    private static readonly Knowledge Nobody = Knowledge.Gather([], [], null);

    [Fact]
    public void Attacks_in_six_languages_that_we_wrote_ourselves_alarm_without_recorded_authentication()
    {
        string folder = Path.Combine(Path.GetDirectoryName(MailSamples.Folder)!, "Attacks");
        string[] files = [.. Directory.GetFiles(folder, "*.eml").Order(StringComparer.Ordinal)];
        files.Length.ShouldBeGreaterThanOrEqualTo(19);
        files.Select(f => new MailScreener(Nobody).Screen(new RawMail(f, 1, File.ReadAllBytes(f), false)))
            .Where(v => v.Level == VerdictLevel.NothingFound)
            .Select(v => $"{Path.GetFileName(v.Facts.File)} {v.Score}: {string.Join(", ", v.Signs.Select(s => $"{s.Sign} {s.Weight}"))}").ShouldBeEmpty();
    }

    [Theory]
    [InlineData("strange-name", "From: Conseil Prime <k.jansen@school.example>", "<a href='https://elsewhere.example.org/'>x</a>")]
    [InlineData("nameless-office", "From: IT Help Desk <a@unit.example>\nSubject: Your password will expire", "<a href='https://unit.example/'>x</a>")]
    [InlineData("instruction-from-outside", "From: Eve <eve.invented.example@gmail.com>", "Are you at your desk? I need gift cards.")]
    [InlineData("borrowed-imprint", "From: News <a@b.example>", "<a href='https://b.example/'>x</a> © 2026 PayPal, Inc.")]
    [InlineData("borrowed-imprint", "From: News <a@b.example>", "<a href='https://b.example/'>x</a> Thank you, The Netflix Team")]
    [InlineData("name-inside-domain", "From: News <a@b.example>", "<a href='https://paypal-center.example/'>x</a>")]
    [InlineData("name-inside-domain", "From: News <a@netflix-service.example>", "text")]
    [InlineData("drawn-text", "From: News <a@b.example>", "tdq3vg0a60gbko1mj30lp63d57sed46 x xxht476wo2zmyxz9k4965aynbe43c706 y EhqwzdWfGEApfWzR21j9wl2gg1Z8Lx")]
    [InlineData("padded-subject", "From: News <a@b.example>\nSubject: Hello          kq7", "text")]
    [InlineData("unfilled-template", "From: News <a@b.example>\nSubject: Dear {{first_name}}", "text")]
    [InlineData("bare-html", "From: News <a@b.example>", "<p><a href='https://b.example/'>x</a>")]
    [InlineData("marked-urgent", "From: News <a@b.example>\nX-Priority: 1 (Highest)", "text")]
    [InlineData("no-message-id", "From: News <a@b.example>\nMessage-ID: <20260101.x@mx.google.com>", "text")]
    [InlineData("neighbouring-recipients", "From: News <a@b.example>\nTo: mathan@hotmail.com, matheo@hotmail.com, mathis@hotmail.com", "text")]
    [InlineData("aimed-link", "From: News <a@b.example>\nTo: vera@party.example", "<a href='https://c.example/?i=76657261407061727479 2e6578616d706c65'>x</a>")]
    [InlineData("borrowed-name", "From: \"N'etflix\" <a@b.example>", "text")]
    [InlineData("borrowed-name", "From: Amie from PaypaI <a@b.example>", "text")]
    [InlineData("redirecting-link", "From: News <a@b.example>", "<a href='https://www.bing.com/ck/a?!&u=a1'>x</a>")]
    [InlineData("throwaway-sender", "From: News <a@project-1.firebaseapp.com>", "text")]
    public void Each_sign_finds_what_it_is_for(string sign, string headers, string html)
    {
        string body = html.Replace("7061727479 2e", "70617274792e", StringComparison.Ordinal);
        Signs($"{headers}\nContent-Type: text/html; charset=utf-8\n\n{body}\n").ShouldContain(sign);
    }

    [Theory]
    [InlineData("strange-name", "From: School Office <office@school.example>", "<a href='https://elsewhere.example.org/'>x</a>")]
    [InlineData("strange-name", "From: Марія Коваль <mk@unit.example>", "<a href='https://elsewhere.example.org/'>x</a>")]
    [InlineData("nameless-office", "From: IT Help Desk <a@unit.example>\nTo: vera@unit.example\nSubject: Your password will expire", "<a href='https://unit.example/'>x</a>")]
    [InlineData("borrowed-imprint", "From: PayPal <a@paypal.com>", "<a href='https://paypal.com/'>x</a> © 2026 PayPal, Inc.")]
    [InlineData("name-inside-domain", "From: News <a@b.example>", "<a href='https://www.media-markt.example/'>x</a>")]
    [InlineData("drawn-text", "From: News <a@b.example>", "67cc67544e610d65fdc33ee97d31edaa 67cc67544e610d65fdc33ee97d31edab 67cc67544e610d65fdc33ee97d31edac")]
    [InlineData("bare-html", "From: News <a@b.example>", "<html><body><a href='https://b.example/'>x</a></body></html>")]
    [InlineData("no-message-id", "From: News <a@b.example>\nMessage-ID: <1@b.example>", "text")]
    [InlineData("aimed-link", "From: News <a@b.example>\nTo: vera@party.example", "<a href='https://c.example/?mail=vera@party.example'>x</a>")]
    [InlineData("throwaway-sender", "From: Typeform <hello@typeform.com>", "text")]
    public void Each_sign_spares_what_is_ordinary(string sign, string headers, string html) =>
        Signs($"{headers}\nContent-Type: text/html; charset=utf-8\n\n{html}\n").ShouldNotContain(sign);

    [Fact]
    public void An_attached_document_alone_counts_only_when_nobody_vouches()
    {
        const string Body = "Content-Type: application/rtf; name=a.rtf\nContent-Disposition: attachment; filename=a.rtf\n\n{}\n";
        Signs("Authentication-Results: mx.example; spf=softfail smtp.mailfrom=b.example\nFrom: a@b.example\n" + Body).ShouldContain("bare-attachment");
        Signs("Authentication-Results: mx.example; spf=pass smtp.mailfrom=b.example; dmarc=pass\nFrom: a@b.example\n" + Body).ShouldNotContain("bare-attachment");
    }

    [Fact]
    public void A_web_address_that_only_stands_in_the_visible_text_of_HTML_is_a_link() =>
        new MailReader().Read(Raw("From: a@b.example\nContent-Type: text/html\n\n<p>Click https://c.example/x now</p>\n")).Links.Select(l => l.Host).ShouldBe(["c.example"]);

    [Fact]
    public void A_word_alike_in_several_languages_counts_once() =>
        Nobody.Lures.Find(FoldedText.Of("bitcoin"))[LureKind.Money].Count.ShouldBe(1);

    private static IEnumerable<string> Signs(string text) => new MailScreener(Nobody).Screen(Raw(text)).Signs.Select(s => s.Sign);

    private static RawMail Raw(string text) => new("x", 1, Encoding.UTF8.GetBytes(text), false);
}
