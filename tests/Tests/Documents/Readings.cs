using System.IO.Compression;
using System.Text;
using Tocsin.Documents;
using UglyToad.PdfPig.Content;
using UglyToad.PdfPig.Core;
using UglyToad.PdfPig.Fonts.Standard14Fonts;
using UglyToad.PdfPig.Writer;

namespace Tocsin.Tests.Documents;

/// <summary>Makes documents and reads them.</summary>
internal sealed class Readings
{
    internal List<Document> Documents { get; } = [];

    internal List<DocumentProblem> Problems { get; } = [];

    internal static Readings Of(byte[] bytes, ReadLimits? limits = null, string name = "file")
    {
        var readings = new Readings();
        new DocumentReader(limits ?? new ReadLimits()).Read(bytes, name, readings.Documents.Add, readings.Problems.Add);
        return readings;
    }

    internal static Readings Of(string text) => Of(Encoding.UTF8.GetBytes(text));

    internal static byte[] Zip(params (string Name, byte[] Bytes)[] members)
    {
        using var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, bytes) in members)
            {
                using var member = zip.CreateEntry(name).Open();
                member.Write(bytes);
            }
        }

        return stream.ToArray();
    }

    internal static byte[] Zip(params (string Name, string Text)[] members) => Zip([.. members.Select(m => (m.Name, Encoding.UTF8.GetBytes(m.Text)))]);

    internal static byte[] Gzip(byte[] bytes)
    {
        using var stream = new MemoryStream();
        using (var gzip = new GZipStream(stream, CompressionLevel.SmallestSize, leaveOpen: true))
            gzip.Write(bytes);
        return stream.ToArray();
    }

    internal static byte[] Tar(params (string Name, string Text)[] members)
    {
        using var stream = new MemoryStream();
        using (var tar = new System.Formats.Tar.TarWriter(stream, leaveOpen: true))
        {
            foreach (var (name, text) in members)
                tar.WriteEntry(new System.Formats.Tar.PaxTarEntry(System.Formats.Tar.TarEntryType.RegularFile, name) { DataStream = new MemoryStream(Encoding.UTF8.GetBytes(text)) });
        }

        return stream.ToArray();
    }

    internal static byte[] Word(string body) => Zip(("[Content_Types].xml", "<Types/>"), ("word/document.xml",
        $"<?xml version=\"1.0\"?><w:document xmlns:w=\"w\"><w:body>{body}</w:body></w:document>"));

    internal static byte[] Pdf(params string[] lines)
    {
        var builder = new PdfDocumentBuilder();
        var font = builder.AddStandard14Font(Standard14Font.Helvetica);
        var page = builder.AddPage(PageSize.A4);
        for (int i = 0; i < lines.Length; i++)
            page.AddText(lines[i], 11, new PdfPoint(50, 780 - (16 * i)), font);
        return builder.Build();
    }
}
