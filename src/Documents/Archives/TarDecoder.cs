using System.Formats.Tar;

namespace Tocsin.Documents.Archives;

/// <summary>Tar (POSIX.1-2001 pax and older): regular files are read, links and devices are not.</summary>
internal static class TarDecoder
{
    public static void Decode(Stream stream, string name, int depth, ReadingSession session)
    {
        using var tar = new TarReader(stream, leaveOpen: true);
        while (tar.GetNextEntry() is { } entry)
        {
            if (entry.DataStream is null || entry.EntryType is not (TarEntryType.RegularFile or TarEntryType.V7RegularFile or TarEntryType.ContiguousFile))
                continue;
            if (!session.Another(name))
                return;
            string inner = $"{name}{Document.Inside}{entry.Name}";
            using var bytes = session.Unpack(entry.DataStream, inner);
            if (bytes is not null)
                session.Decode(bytes, inner, depth + 1);
        }
    }
}
