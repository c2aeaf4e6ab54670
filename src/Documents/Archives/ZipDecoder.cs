using System.IO.Compression;
using Tocsin.Documents.Office;

namespace Tocsin.Documents.Archives;

/// <summary>Zip: an Office or OpenDocument file when it looks inside like one, otherwise an archive whose members are read.</summary>
internal static class ZipDecoder
{
    public static void Decode(Stream stream, string name, int depth, ReadingSession session)
    {
        using var zip = new ZipArchive(stream, ZipArchiveMode.Read, leaveOpen: true);
        var parts = new ZipParts(zip, name, session);
        if (parts.Has("word/document.xml"))
            OfficeDecoder.Word(parts);
        else if (parts.Has("xl/workbook.xml"))
            SpreadsheetDecoder.Decode(parts);
        else if (parts.Has("ppt/presentation.xml"))
            OfficeDecoder.Slides(parts);
        else if (parts.Has("content.xml") && parts.Has("mimetype"))
            OpenDocumentDecoder.Decode(parts);
        else
            Members(zip, name, depth, session);
    }

    private static void Members(ZipArchive zip, string name, int depth, ReadingSession session)
    {
        foreach (var entry in zip.Entries)
        {
            if (entry.FullName.EndsWith('/'))
                continue;
            if (!session.Another(name))
                return;
            string inner = $"{name}{Document.Inside}{entry.FullName}";
            if (entry.IsEncrypted)
            {
                session.Say(inner, ProblemReason.Encrypted);
                continue;
            }

            try
            {
                using var member = entry.Open();
                using var bytes = session.Unpack(member, inner);
                if (bytes is not null)
                    session.Decode(bytes, inner, depth + 1);
            }
            catch (Exception e) when (DocumentReader.IsBadInput(e))
            {
                session.Say(inner, ProblemReason.Damaged, e.GetType().Name);
            }
        }
    }
}
