using System.Globalization;
using System.IO.Compression;
using System.Text;

namespace Tocsin.Decoys.Making.Writers;

/// <summary>A document as PDF 1.4 (ISO 32000-1 describes it) in a font that every reader has.</summary>
internal static class PdfFile
{
    private const int LineLength = 88;
    private const int LinesOnPage = 48;
    private static readonly Encoding WinAnsi = CodePagesEncodingProvider.Instance.GetEncoding(1252, new EncoderReplacementFallback("?"), DecoderFallback.ReplacementFallback)!;

    public static byte[] Write(Draft draft)
    {
        var lines = Wrapped([draft.Title, "", .. draft.Paragraphs.SelectMany(p => new[] { p, "" }), .. draft.Table.Select(r => string.Join("   ", r))]);
        var pages = lines.Chunk(LinesOnPage).ToList();
        var objects = new List<byte[]>
        {
            Ascii("<< /Type /Catalog /Pages 2 0 R >>"),
            Ascii($"<< /Type /Pages /Count {pages.Count} /Kids [{string.Join(' ', pages.Select((_, i) => $"{5 + (2 * i)} 0 R"))}] >>"),
            Ascii("<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>"),
            Joined(Ascii("<< /Title ("), Escaped(draft.Title), Ascii(") /Author ("), Escaped(draft.Author), Ascii($") /CreationDate (D:{draft.Written.UtcDateTime.ToString("yyyyMMddHHmmss", CultureInfo.InvariantCulture)}Z) >>")),
        };
        foreach (string[] page in pages)
        {
            objects.Add(Ascii($"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 3 0 R >> >> /Contents {objects.Count + 2} 0 R >>"));
            byte[] content = Deflated(Page(page));
            objects.Add(Joined(Ascii($"<< /Length {content.Length} /Filter /FlateDecode >>\nstream\n"), content, Ascii("\nendstream")));
        }

        return File(objects);
    }

    private static byte[] File(List<byte[]> objects)
    {
        using var file = new MemoryStream();
        file.Write(Ascii("%PDF-1.4\n%"));
        file.Write([0xE2, 0xE3, 0xCF, 0xD3, (byte)'\n']);
        var places = new List<long>();
        foreach (byte[] one in objects)
        {
            places.Add(file.Position);
            file.Write(Joined(Ascii($"{places.Count} 0 obj\n"), one, Ascii("\nendobj\n")));
        }

        long table = file.Position;
        file.Write(Ascii($"xref\n0 {objects.Count + 1}\n0000000000 65535 f \n"));
        foreach (long place in places)
            file.Write(Ascii($"{place:D10} 00000 n \n"));
        file.Write(Ascii($"trailer\n<< /Size {objects.Count + 1} /Root 1 0 R /Info 4 0 R >>\nstartxref\n{table}\n%%EOF\n"));
        return file.ToArray();
    }

    private static byte[] Page(string[] lines)
    {
        using var page = new MemoryStream();
        page.Write(Ascii("BT /F1 10 Tf 15 TL 60 780 Td\n"));
        foreach (string line in lines)
            page.Write(Joined(Ascii("("), Escaped(line), Ascii(") Tj T*\n")));
        page.Write(Ascii("ET"));
        return page.ToArray();
    }

    private static List<string> Wrapped(IEnumerable<string> paragraphs)
    {
        var lines = new List<string>();
        foreach (string paragraph in paragraphs)
        {
            var line = new StringBuilder();
            foreach (string word in paragraph.Split(' '))
            {
                if (line.Length > 0 && line.Length + 1 + word.Length > LineLength)
                {
                    lines.Add(line.ToString());
                    line.Clear();
                }

                line.Append(line.Length > 0 ? " " : "").Append(word);
            }

            lines.Add(line.ToString());
        }

        return lines;
    }

    private static byte[] Escaped(string text)
    {
        var bytes = new List<byte>();
        foreach (byte b in WinAnsi.GetBytes(text.Replace('\t', ' ')))
        {
            if (b is (byte)'(' or (byte)')' or (byte)'\\')
                bytes.Add((byte)'\\');
            bytes.Add(b);
        }

        return [.. bytes];
    }

    private static byte[] Deflated(byte[] bytes)
    {
        using var target = new MemoryStream();
        using (var zip = new ZLibStream(target, CompressionLevel.Optimal, leaveOpen: true))
            zip.Write(bytes);
        return target.ToArray();
    }

    private static byte[] Joined(params byte[][] parts) => [.. parts.SelectMany(p => p)];

    private static byte[] Ascii(FormattableString text) => Encoding.ASCII.GetBytes(text.ToString(CultureInfo.InvariantCulture));

    private static byte[] Ascii(string text) => Encoding.ASCII.GetBytes(text);
}
