using System.IO.Compression;
using System.Xml;

namespace Tocsin.Documents.Office;

/// <summary>The XML parts of a document that is a zip, read without entities from outside or inside.</summary>
internal sealed class ZipParts(ZipArchive zip, string name, ReadingSession session)
{
    private static readonly XmlReaderSettings Settings = new()
    {
        DtdProcessing = DtdProcessing.Prohibit,
        XmlResolver = null,
        IgnoreComments = true,
        IgnoreProcessingInstructions = true,
    };

    /// <summary>Name of the document.</summary>
    public string Name { get; } = name;

    /// <summary>The reading it belongs to.</summary>
    public ReadingSession Session { get; } = session;

    /// <summary>True when there is such a part.</summary>
    public bool Has(string part) => zip.GetEntry(part) is not null;

    /// <summary>Parts whose name begins and ends so, in the order of the number in it.</summary>
    public IEnumerable<string> Numbered(string begin, string end) => zip.Entries
        .Select(e => e.FullName).Where(n => n.StartsWith(begin, StringComparison.Ordinal) && n.EndsWith(end, StringComparison.Ordinal) && n.Length > begin.Length + end.Length)
        .OrderBy(n => n.Length).ThenBy(n => n, StringComparer.Ordinal);

    /// <summary>Opens a part; null when it is missing, protected or too large, the latter two said.</summary>
    public XmlReader? Open(string part)
    {
        if (zip.GetEntry(part) is not { } entry || !Session.Another(Name))
            return null;
        if (entry.IsEncrypted)
        {
            Session.Say(Name, ProblemReason.Encrypted);
            return null;
        }

        using var member = entry.Open();
        var bytes = Session.Unpack(member, Name);
        return bytes is null ? null : XmlReader.Create(bytes, Settings);
    }
}
