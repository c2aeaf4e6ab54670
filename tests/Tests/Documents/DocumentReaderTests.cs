using System.Text;
using Shouldly;
using Tocsin.Documents;
using Tocsin.Tests.Sources;
using Xunit;

namespace Tocsin.Tests.Documents;

public sealed class DocumentReaderTests
{
    private const string Sentence = "The committee agreed to pay twelve thousand euro for the posters.";

    [Fact]
    public void Every_kind_gives_its_text()
    {
        Only(Encoding.UTF8.GetBytes(Sentence)).ShouldBe((DocumentKind.Text, Sentence));
        Only(Encoding.UTF8.GetBytes($"<html><style>p {{}}</style><body><p>The committee <b>agreed</b> to pay&nbsp;&euro;&#32;5<script>x<y</script></body></html>")).ShouldBe((DocumentKind.Html, "The committee agreed to pay € 5"));
        Only(Readings.Word("<w:p><w:r><w:t>The committee </w:t></w:r><w:del><w:r><w:delText>never </w:delText></w:r></w:del><w:r><w:t>agreed.</w:t></w:r></w:p>")).ShouldBe((DocumentKind.Office, "The committee agreed."));
        Only(Readings.Zip(("xl/workbook.xml", "<w/>"), ("xl/sharedStrings.xml", "<sst><si><t>Posters</t></si><si><r><t>Ha</t></r><r><t>ll</t></r></si></sst>"),
            ("xl/worksheets/sheet1.xml", "<s><row><c t=\"s\"><v>0</v></c><c><v>12000</v></c></row><row><c t=\"s\"><v>1</v></c><c t=\"inlineStr\"><is><t>open</t></is></c></row></s>")))
            .ShouldBe((DocumentKind.Office, "Posters\t12000\t\nHall\topen"));
        Only(Readings.Zip(("ppt/presentation.xml", "<p/>"), ("ppt/slides/slide2.xml", "<p><t>second</t></p>"), ("ppt/slides/slide10.xml", "<p><t>tenth</t></p>")))
            .ShouldBe((DocumentKind.Office, "second\ntenth"));
        Only(Readings.Zip(("mimetype", "application/vnd.oasis.opendocument.text"), ("content.xml", "<o><tracked-changes><p>gone</p></tracked-changes><h>Head</h><p>The<s/>committee <span>agreed</span></p></o>")))
            .ShouldBe((DocumentKind.OpenDocument, "Head\nThe committee agreed"));
        Only(Readings.Pdf("The committee agreed to pay", "twelve thousand euro.")).Text.ShouldContain("agreed to pay");
    }

    [Fact]
    public void A_mail_gives_its_text_its_headers_and_its_attachments()
    {
        string mail = "From: Henrik <henrik@ours.example>\r\nTo: b@ours.example, A@ours.example\r\nDate: Fri, 13 Mar 2026 09:12:00 +0100\r\nSubject: Re: Budget\r\n"
            + "MIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=x\r\n\r\n--x\r\nContent-Type: multipart/alternative; boundary=y\r\n\r\n--y\r\nContent-Type: text/plain\r\n\r\nplain words\r\n--y\r\n"
            + "Content-Type: text/html\r\n\r\n<p>other words</p>\r\n--y--\r\n--x\r\nContent-Type: application/octet-stream; name=a.docx\r\nContent-Transfer-Encoding: base64\r\nContent-Disposition: attachment; filename=a.docx\r\n\r\n"
            + Convert.ToBase64String(Readings.Word("<w:p><w:t>attached words</w:t></w:p>"), Base64FormattingOptions.InsertLineBreaks) + "\r\n--x--\r\n";
        var read = Readings.Of(mail);
        read.Problems.ShouldBeEmpty();
        read.Documents.Select(d => (d.Name, d.Kind, d.Text.Trim())).ShouldBe([("file", DocumentKind.Mail, "plain words"), ("file › a.docx", DocumentKind.Office, "attached words")]);
        var headers = read.Documents[0].Headers;
        (headers.From, headers.To, headers.Date, headers.Subject).ShouldBe(("henrik@ours.example", "a@ours.example, b@ours.example", "2026-03-13T08:12:00Z", "Budget"));
    }

    [Fact]
    public void A_mailbox_gives_every_mail_and_a_printed_mail_its_headers()
    {
        string one = "From a@b.example Fri Mar 13 09:12:00 2026\nFrom: a@b.example\nDate: Fri, 13 Mar 2026 09:12:00 +0100\nSubject: one\n\nfirst text\n\n";
        Readings.Of(one + one.Replace("first", "second", StringComparison.Ordinal)).Documents.Select(d => (d.Name, d.Text.Trim())).ShouldBe([("file › 1", "first text"), ("file › 2", "second text")]);
        Readings.Of(one).Documents.ShouldHaveSingleItem().Name.ShouldBe("file");
        var printed = Readings.Of(Readings.Word("<w:p><w:t>From: Henrik [mailto:x]</w:t></w:p><w:p><w:t>Sent: 13 March 2026 09:12</w:t></w:p><w:p><w:t>Subject: RE: Budget</w:t></w:p><w:p><w:t>the body</w:t></w:p>")).Documents.ShouldHaveSingleItem();
        printed.Text.Trim().ShouldBe("the body");
        (printed.Headers.Date, printed.Headers.Subject).ShouldBe(("2026-03-13T09:12:00Z", "Budget"));
    }

    [Fact]
    public void Archives_in_archives_are_read_with_the_way_to_each_document()
    {
        byte[] inner = Readings.Zip(("a/one.txt", Sentence));
        var read = Readings.Of(Readings.Gzip(Readings.Tar(("two.txt", Sentence))));
        read.Documents.ShouldHaveSingleItem().Name.ShouldBe("file › two.txt");
        Readings.Of(Readings.Zip(("inner.zip", inner), ("three.txt", Encoding.UTF8.GetBytes(Sentence)))).Documents.Select(d => d.Name)
            .ShouldBe(["file › inner.zip › a/one.txt", "file › three.txt"]);
        Readings.Of(Readings.Gzip(Encoding.UTF8.GetBytes(Sentence))).Documents.ShouldHaveSingleItem().Text.ShouldBe(Sentence);
    }

    [Theory]
    [InlineData("utf-16", "Élection du 12 mars : douze mille euros")]
    [InlineData("utf-16BE", "Élection du 12 mars : douze mille euros")]
    [InlineData("windows-1252", "Élection du 12 mars : douze mille euros pour l'été")]
    [InlineData("windows-1251", "Комітет погодився заплатити дванадцять тисяч гривень")]
    [InlineData("koi8-u", "Комітет погодився заплатити дванадцять тисяч гривень")]
    [InlineData("utf-8", "Комітет погодився заплатити")]
    public void Text_is_read_in_whatever_encoding(string encoding, string text) =>
        Readings.Of(CodePagesEncodingProvider.Instance.GetEncoding(encoding) is { } page ? page.GetBytes(text) : Encoding.GetEncoding(encoding).GetBytes(text)).Documents.ShouldHaveSingleItem().Text.ShouldBe(text);

    [Fact]
    public void Links_are_not_followed_and_every_file_below_is_found_once()
    {
        using var folder = new TemporaryFolder();
        folder.Write("b/two.txt", Sentence);
        folder.Write("a.txt", Sentence);
        Directory.CreateSymbolicLink(Path.Combine(folder.Path, "b", "loop"), folder.Path);
        var problems = new List<DocumentProblem>();
        FileWalk.Files(folder.Path, problems.Add).Select(f => f.Name).ShouldBe(["a.txt", "b/two.txt"]);
        problems.ShouldHaveSingleItem().Reason.ShouldBe(ProblemReason.Link);
    }

    private static (DocumentKind Kind, string Text) Only(byte[] bytes)
    {
        var read = Readings.Of(bytes);
        read.Problems.ShouldBeEmpty();
        var document = read.Documents.ShouldHaveSingleItem();
        return (document.Kind, document.Text.Trim());
    }
}
