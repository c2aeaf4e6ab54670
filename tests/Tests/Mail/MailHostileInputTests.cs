using System.IO.Compression;
using System.Text;
using Shouldly;
using Tocsin.Mail;
using Tocsin.Mail.Reading;
using Tocsin.Mail.Signs;
using Tocsin.Mail.Verdicts;
using Xunit;

namespace Tocsin.Tests.Mail;

public sealed class MailHostileInputTests
{
    private static readonly Knowledge Nothing = Knowledge.Gather([], [], null);

    [Fact]
    public void Ten_thousand_parts_are_cut_and_said()
    {
        var text = new StringBuilder("From: a@b.example\nContent-Type: multipart/mixed; boundary=x\n\n");
        for (int i = 0; i < 10_000; i++)
            text.Append("--x\nContent-Type: text/plain\n\npart\n");
        Screen(text.ToString()).Facts.Problems.ShouldContain(p => p.StartsWith("more than 500 parts", StringComparison.Ordinal));
    }

    [Fact]
    public void Two_hundred_nested_parts_are_survived()
    {
        var text = new StringBuilder("From: a@b.example\n");
        for (int i = 0; i < 200; i++)
            text.Append($"Content-Type: multipart/mixed; boundary=b{i}\n\n--b{i}\n");
        Screen(text.ToString()).Facts.Sender.Address.ShouldBe("a@b.example");
    }

    [Fact]
    public void A_header_of_a_megabyte_is_cut() =>
        Screen($"From: a@b.example\nSubject: {new string('x', 1_000_000)}\n\ntext\n").Facts.Subject.Length.ShouldBeLessThanOrEqualTo(MailLimits.HeaderCharacters);

    [Fact]
    public void An_archive_of_zeros_is_read_by_its_directory_only()
    {
        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            using var entry = zip.CreateEntry("invoice.pdf.exe").Open();
            for (int i = 0; i < 100; i++)
                entry.Write(new byte[1 << 20]);
        }

        var verdict = Screen("From: a@b.example\nContent-Type: application/zip; name=a.zip\nContent-Transfer-Encoding: base64\nContent-Disposition: attachment; filename=a.zip\n\n"
            + Convert.ToBase64String(bytes.ToArray(), Base64FormattingOptions.InsertLineBreaks));
        verdict.Signs.ShouldContain(s => s.Evidence == "a.zip" && s.Conclusive);
    }

    [Theory]
    [InlineData("")]
    [InlineData("\0\0\0\0")]
    [InlineData("no header at all")]
    [InlineData("From: =?utf-8?B?////?= <>\nSubject: =?x?Q?=\n\n")]
    [InlineData("From: a@b\nContent-Transfer-Encoding: base64\nContent-Type: text/html\n\n!!!! not base64 <a href='http://[::1'>x</a>")]
    public void Whatever_is_no_message_gives_a_verdict(string text) => Screen(text).Level.ShouldBe(VerdictLevel.NothingFound);

    [Fact]
    public void An_mbox_gives_its_messages_and_a_file_without_From_line_one()
    {
        Numbers("From x\nSubject: a\n\ntext\n\nFrom y\nSubject: b\n\n>From here\n").ShouldBe([1, 2]);
        Numbers("Subject: a\n\ntext\n\nFrom y\nmore\n").ShouldBe([1]);
        Numbers("").ShouldBeEmpty();
    }

    [Fact]
    public void A_byte_order_mark_before_an_mbox_does_not_make_it_one_message() =>
        Numbers("\uFEFFFrom x\nSubject: a\n\ntext\n\nFrom y\nSubject: b\n\nc\n").ShouldBe([1, 2]);

    [Fact]
    public void A_message_cut_off_in_its_headers_keeps_those_above()
    {
        var facts = Screen("From: a@b.example\nSubj").Facts;
        facts.Sender.Address.ShouldBe("a@b.example");
        facts.Problems.ShouldContain("it ends within its headers");
    }

    [Theory]
    [InlineData("Subject: {0}\n", 'x')]
    [InlineData("Subject: x\n {0}\n", ' ')]
    public void Header_fields_of_megabytes_are_cut_and_the_next_one_is_still_read(string header, char filler)
    {
        string text = string.Format(System.Globalization.CultureInfo.InvariantCulture, header, filler == ' ' ? string.Concat(Enumerable.Repeat("yyyyyyyyyyyyyyyyyy\n ", 200_000)) : new string(filler, 4_000_000));
        var mail = new MboxSplitter("x", new MemoryStream(Encoding.UTF8.GetBytes(text + "From: a@b.example\n\nbody\n"))).Read().Single();
        mail.Cut.ShouldBeTrue();
        mail.Bytes.Length.ShouldBeLessThan(100_000);
        new MailReader().Read(mail).Sender.Address.ShouldBe("a@b.example");
    }

    [Fact]
    public void A_long_line_of_a_body_is_kept_up_to_its_limit()
    {
        string body = new('z', 300_000);
        var mail = new MboxSplitter("x", new MemoryStream(Encoding.UTF8.GetBytes("From: a@b.example\n\n" + body + "\n"))).Read().Single();
        mail.Cut.ShouldBeFalse();
        new MailReader().Read(mail).Text.Trim().ShouldBe(body);
    }

    [Theory]
    [InlineData("D0CF11E0A1B11AE1", ".msg")]
    [InlineData("2142444E00000000", ".pst")]
    [InlineData("1F8B080000000000", "compressed")]
    [InlineData("504B030414000000", "archive")]
    [InlineData("255044462D312E37", "PDF")]
    public void Files_that_are_no_mail_are_refused_by_name(string head, string word)
    {
        string file = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
        File.WriteAllBytes(file, Convert.FromHexString(head));
        try
        {
            var files = new MailFiles([file]);
            files.Read().ShouldBeEmpty();
            files.Unreadable.ShouldHaveSingleItem().Reason.ShouldContain(word);
        }
        finally
        {
            File.Delete(file);
        }
    }

    [Fact]
    public void Mutated_messages_never_throw()
    {
        var random = new Random(7);
        string[] seeds = [.. Directory.GetFiles(MailSamples.Folder, "*.eml").Order(StringComparer.Ordinal).Select(File.ReadAllText)];
        for (int i = 0; i < 1500; i++)
        {
            byte[] bytes = Encoding.UTF8.GetBytes(seeds[random.Next(seeds.Length)]);
            for (int n = random.Next(1, 30); n > 0; n--)
                bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
            int cut = random.Next(4) == 0 ? random.Next(bytes.Length) : bytes.Length;
            new MailScreener(Nothing).Screen(new RawMail("x", 1, bytes[..cut], false)).ShouldNotBeNull();
        }
    }

    private static int[] Numbers(string text) => [.. new MboxSplitter("x", new MemoryStream(Encoding.UTF8.GetBytes(text))).Read().Select(m => m.Number)];

    private static MailVerdict Screen(string text) => new MailScreener(Nothing).Screen(new RawMail("x", 1, Encoding.UTF8.GetBytes(text), false));
}
