using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Xml.Linq;

namespace Tocsin.Decoys.Making.Writers;

/// <summary>A zip of XML parts, dated as the document is.</summary>
internal sealed class OfficePackage : IDisposable
{
    private readonly MemoryStream _stream = new();
    private readonly ZipArchive _zip;
    private readonly DateTimeOffset _written;

    public OfficePackage(DateTimeOffset written)
    {
        _written = written;
        _zip = new ZipArchive(_stream, ZipArchiveMode.Create, leaveOpen: true);
    }

    public void Add(string name, string text, bool stored = false)
    {
        var entry = _zip.CreateEntry(name, stored ? CompressionLevel.NoCompression : CompressionLevel.Optimal);
        entry.LastWriteTime = _written;
        using var stream = entry.Open();
        stream.Write(Encoding.UTF8.GetBytes(text));
    }

    public void Add(string name, XElement root) =>
        Add(name, "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n" + root.ToString(SaveOptions.DisableFormatting));

    /// <summary>Title, author and times in the form of ECMA-376, part 2.</summary>
    public void AddCore(Draft draft)
    {
        XNamespace cp = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties", dc = "http://purl.org/dc/elements/1.1/",
            terms = "http://purl.org/dc/terms/", xsi = "http://www.w3.org/2001/XMLSchema-instance";
        var type = new XAttribute(xsi + "type", "dcterms:W3CDTF");
        Add("docProps/core.xml", new XElement(cp + "coreProperties",
            new XAttribute(XNamespace.Xmlns + "cp", cp), new XAttribute(XNamespace.Xmlns + "dc", dc), new XAttribute(XNamespace.Xmlns + "dcterms", terms), new XAttribute(XNamespace.Xmlns + "xsi", xsi),
            new XElement(dc + "title", draft.Title),
            new XElement(dc + "creator", draft.Author),
            new XElement(cp + "lastModifiedBy", draft.Author),
            new XElement(terms + "created", type, Moment(draft.Written.AddMinutes(-43))),
            new XElement(terms + "modified", type, Moment(draft.Written))));
    }

    public byte[] Complete()
    {
        _zip.Dispose();
        return _stream.ToArray();
    }

    public void Dispose()
    {
        _zip.Dispose();
        _stream.Dispose();
    }

    public static string Moment(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture);
}
