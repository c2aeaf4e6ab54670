using System.IO.Hashing;
using SharpCompress.Archives.SevenZip;
using SharpCompress.Readers;

namespace Tocsin.Documents.Archives;

/// <summary>7z archives: members in the order they are packed, each compared with its checksum, for damage must not look like an alteration.</summary>
internal static class SevenZipDecoder
{
    public static void Decode(Stream stream, string name, int depth, ReadingSession session)
    {
        new SevenZipHeader(stream, session.Limits).Check();
        stream.Position = 0;
        using var archive = SevenZipArchive.OpenArchive(stream, ReaderOptions.ForExternalStream);
        bool broken = false;
        foreach (var entry in archive.Entries)
        {
            if (entry.IsDirectory)
                continue;
            if (!session.Another(name))
                return;
            string inner = $"{name}{Document.Inside}{entry.Key}";

            // Members of a block can only be reached through those before them.
            if (broken && entry.IsSolid)
            {
                session.Say(inner, ProblemReason.Damaged, "it stands in one block with a member before it that could not be unpacked");
                continue;
            }

            if (entry.IsEncrypted)
            {
                session.Say(inner, ProblemReason.Encrypted);
                continue;
            }

            broken = !Member((SevenZipArchiveEntry)entry, inner, depth, session);
        }
    }

    private static bool Member(SevenZipArchiveEntry entry, string inner, int depth, ReadingSession session)
    {
        try
        {
            using var member = entry.OpenEntryStream();
            using var bytes = session.Unpack(member, inner);
            if (bytes is null)
                return false;
            if (entry.Crc != 0 && Crc32.HashToUInt32(bytes.GetBuffer().AsSpan(0, (int)bytes.Length)) != (uint)entry.Crc)
                session.Say(inner, ProblemReason.Damaged, "its checksum is another");
            else
                session.Decode(bytes, inner, depth + 1);
            return true;
        }
        catch (Exception e) when (DocumentReader.IsBadInput(e))
        {
            session.Say(inner, ProblemReason.Damaged, e.GetType().Name);
            return false;
        }
    }
}
