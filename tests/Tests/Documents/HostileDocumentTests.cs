using System.Text;
using Shouldly;
using Tocsin.Documents;
using Xunit;

namespace Tocsin.Tests.Documents;

public sealed class HostileDocumentTests
{
    [Fact]
    public void Nothing_binary_and_pictures_are_named()
    {
        Reasons([]).ShouldBe([ProblemReason.Empty]);
        Reasons([.. Enumerable.Range(0, 4000).Select(i => (byte)(i * 7919 >> 3))]).ShouldBe([ProblemReason.Binary]);
        Reasons([0x89, 0x50, 0x4E, 0x47, 13, 10, 26, 10, 0, 0]).ShouldBe([ProblemReason.Picture]);
        Reasons([0x28, 0xB5, 0x2F, 0xFD, 0, 0]).ShouldBe([ProblemReason.Unsupported]);
        Reasons("Rar!\u001a\u0007\u0000"u8.ToArray()).ShouldBe([ProblemReason.Damaged]);
        Reasons([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1]).ShouldBe([ProblemReason.Unsupported]);
        foreach (var reason in Enum.GetValues<ProblemReason>())
            new DocumentProblem("x", reason).Remedy.ShouldNotBeEmpty(new DocumentProblem("x", reason).Words);
    }

    [Fact]
    public void A_bomb_is_stopped_early_and_its_neighbour_is_read()
    {
        byte[] bomb = Readings.Gzip(Readings.Gzip(new byte[64 << 20]));
        var read = Readings.Of(Readings.Zip(("bomb.gz", bomb), ("good.txt", "good words"u8.ToArray())));
        read.Problems.ShouldHaveSingleItem().Reason.ShouldBeOneOf(ProblemReason.Bomb, ProblemReason.TooLarge);
        read.Documents.ShouldHaveSingleItem().Text.ShouldBe("good words");
    }

    [Fact]
    public void Two_hundred_archives_in_one_another_end_at_the_limit()
    {
        byte[] bytes = "at the core"u8.ToArray();
        for (int i = 0; i < 200; i++)
            bytes = Readings.Zip(("inner", bytes));
        Reasons(bytes).ShouldBe([ProblemReason.TooDeep]);
    }

    [Fact]
    public void An_XML_bomb_is_refused()
    {
        string entities = string.Concat(Enumerable.Range(1, 9).Select(i => $"<!ENTITY e{i} \"&e{i - 1};&e{i - 1};&e{i - 1};&e{i - 1};&e{i - 1};&e{i - 1};&e{i - 1};&e{i - 1};&e{i - 1};&e{i - 1};\">"));
        byte[] word = Readings.Zip(("word/document.xml", $"<!DOCTYPE d [<!ENTITY e0 \"lol\">{entities}]><d><p><t>&e9;</t></p></d>"));
        Reasons(word).ShouldBe([ProblemReason.Damaged]);
        Reasons(Readings.Zip(("word/document.xml", "<!DOCTYPE d SYSTEM \"file:///etc/passwd\"><d/>"))).ShouldBe([ProblemReason.Damaged]);
    }

    [Fact]
    public void An_encrypted_member_is_named_and_the_others_are_read()
    {
        byte[] zip = Readings.Zip(("secret.txt", "secret"), ("open.txt", "open words"));

        // The encryption bit of the first member, in its own head and in the directory.
        zip[6] |= 1;
        zip[zip.AsSpan().IndexOf("PK\u0001\u0002"u8) + 8] |= 1;
        var read = Readings.Of(zip);
        read.Problems.ShouldHaveSingleItem().Reason.ShouldBe(ProblemReason.Encrypted);
        read.Documents.ShouldHaveSingleItem().Text.ShouldBe("open words");
        Reasons(Readings.Zip(("mimetype", "x"), ("content.xml", "junk"), ("META-INF/manifest.xml", "<m><encryption-data/></m>"))).ShouldBe([ProblemReason.Encrypted]);
    }

    [Fact]
    public void PDFs_that_lie_are_named_and_do_not_stop_anything()
    {
        byte[] pdf = Readings.Pdf("The committee agreed.");
        string text = Encoding.Latin1.GetString(pdf);
        foreach (string lie in new[] { "/Length 9999999999", "/Length -5", "/Length 0" })
        {
            string changed = System.Text.RegularExpressions.Regex.Replace(text, @"/Length \d+", lie);
            var read = Readings.Of(Encoding.Latin1.GetBytes(changed));
            (read.Documents.Count + read.Problems.Count).ShouldBe(1);
        }

        Reasons("%PDF-1.7\nnothing else"u8.ToArray()).Length.ShouldBe(1);
        Reasons(pdf[..(pdf.Length / 2)]).Length.ShouldBeLessThanOrEqualTo(1);
    }

    [Fact]
    public void A_mail_of_ten_thousand_parts_nested_two_hundred_deep_is_survived()
    {
        var mail = new StringBuilder("From: a@b.example\nDate: Fri, 13 Mar 2026 09:12:00 +0100\nSubject: x\nMIME-Version: 1.0\n");
        for (int i = 0; i < 200; i++)
            mail.Append($"Content-Type: multipart/mixed; boundary=b{i}\n\n--b{i}\n");
        for (int i = 0; i < 10_000; i++)
            mail.Append("Content-Type: text/plain\n\npart\n--b199\n");
        var read = Readings.Of(mail.ToString());
        (read.Documents.Count + read.Problems.Count).ShouldBeGreaterThan(0);
    }

    [Fact]
    public void A_page_nested_a_hundred_thousand_deep_costs_nothing_special() =>
        Readings.Of("<html>" + string.Concat(Enumerable.Repeat("<div>", 100_000)) + "words").Documents.ShouldHaveSingleItem().Text.Trim().ShouldBe("words");

    [Fact]
    public void Limits_hold()
    {
        Readings.Of(Encoding.UTF8.GetBytes(new string('a', 2000)), new ReadLimits { DocumentBytes = 1000 }).Problems.ShouldHaveSingleItem().Reason.ShouldBe(ProblemReason.TooLarge);
        var many = Readings.Of(Readings.Zip([.. Enumerable.Range(0, 50).Select(i => ($"{i}.txt", $"words {i}"))]), new ReadLimits { Members = 10 });
        many.Documents.Count.ShouldBe(10);
        many.Problems.ShouldHaveSingleItem().Reason.ShouldBe(ProblemReason.TooMany);
    }

    [Theory]
    [InlineData("text")]
    [InlineData("mail")]
    [InlineData("html")]
    [InlineData("word")]
    [InlineData("sheet")]
    [InlineData("odt")]
    [InlineData("zip")]
    [InlineData("tar")]
    [InlineData("gzip")]
    [InlineData("bzip2")]
    [InlineData("xz")]
    [InlineData("7z, header plain")]
    [InlineData("7z, header packed")]
    [InlineData("7z, PPMd")]
    [InlineData("rar 4")]
    [InlineData("rar 5")]
    [InlineData("rar 5, packed")]
    [InlineData("pdf")]
    public void Any_damage_to_a_document_is_survived(string kind)
    {
        byte[] good = kind switch
        {
            "text" => Encoding.Unicode.GetBytes("\uFEFFThe committee agreed to pay."),
            "mail" => "From: a@b.example\nTo: c@d.example\nSubject: x\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=x\n\n--x\nContent-Type: text/html; charset=koi8-r\nContent-Transfer-Encoding: quoted-printable\n\n<p>=C1=C2</p>\n--x\nContent-Type: application/zip; name=a\nContent-Transfer-Encoding: base64\n\nUEsDBAoAAAAA\n--x--\n"u8.ToArray(),
            "html" => "<html><body><!-- x --><p class='a>b'>The &amp;committee&#x41;&bogus; <script>if(a<b){}</script>agreed</p></body></html>"u8.ToArray(),
            "word" => Readings.Word("<w:p><w:r><w:t>The committee</w:t></w:r></w:p>"),
            "sheet" => Readings.Zip(("xl/workbook.xml", "<w/>"), ("xl/sharedStrings.xml", "<sst><si><t>a</t></si></sst>"), ("xl/worksheets/sheet1.xml", "<s><row><c t=\"s\"><v>0</v></c></row></s>")),
            "odt" => Readings.Zip(("mimetype", "x"), ("content.xml", "<o><p>The committee</p></o>"), ("META-INF/manifest.xml", "<m/>")),
            "zip" => Readings.Zip(("a.txt", "one"), ("b.zip", "PK")),
            "tar" => Readings.Tar(("a.txt", "one"), ("b.txt", "two")),
            "gzip" => Readings.Gzip(Readings.Tar(("a.txt", "one"))),
            "bzip2" => ArchiveTests.Sample("three.tar.bz2"),
            "xz" => ArchiveTests.Sample("three.tar.xz"),
            "7z, header plain" => ArchiveTests.Sample("plain-header.7z"),
            "7z, header packed" => ArchiveTests.Sample("lzma2.7z"),
            "7z, PPMd" => ArchiveTests.Sample("ppmd.7z"),
            "rar 4" => RarWriter.Four(("a.txt", "one"), ("b.txt", "two")),
            "rar 5" => RarWriter.Five(0, ("a.txt", "one"), ("b.txt", "two")),
            "rar 5, packed" => RarWriter.Five(3 << 7, ("a.txt", "what is no packed stream"), ("b.txt", "two")),
            _ => Readings.Pdf("The committee agreed to pay."),
        };
        var random = new Random(11);
        var limits = new ReadLimits { DocumentBytes = 1 << 20, UnpackedBytes = 4 << 20, PdfTime = TimeSpan.FromSeconds(20) };
        for (int i = 0; i < (kind == "pdf" ? 120 : 400); i++)
        {
            byte[] bad = [.. good];
            for (int n = random.Next(1, 12); n > 0; n--)
                bad[random.Next(bad.Length)] = (byte)random.Next(256);
            if (random.Next(3) == 0)
                bad = bad[..random.Next(bad.Length)];
            var read = Readings.Of(bad, limits);
            read.Documents.ShouldAllBe(d => d.Text != null);
        }
    }

    private static ProblemReason[] Reasons(byte[] bytes)
    {
        var read = Readings.Of(bytes);
        read.Documents.ShouldBeEmpty();
        return [.. read.Problems.Select(p => p.Reason)];
    }
}
