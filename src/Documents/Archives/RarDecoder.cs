using SharpCompress.Archives.Rar;
using SharpCompress.Common;
using SharpCompress.Common.Rar;
using SharpCompress.Readers;
using SharpCompress.Readers.Rar;

namespace Tocsin.Documents.Archives;

/// <summary>RAR archives of versions 1.5 to 5. What stands before damage is read; where members build on one another (solid), nothing behind it.</summary>
internal static class RarDecoder
{
    public static void Decode(Stream stream, string name, int depth, ReadingSession session)
    {
        RarHeaders.Check(stream, session.Limits);
        stream.Position = 0;
        try
        {
            using var archive = RarArchive.OpenArchive(stream, ReaderOptions.ForExternalStream);
            if (archive.IsSolid)
                Solid(stream, name, depth, session);
            else
                Loose(archive, name, depth, session);
        }
        catch (SharpCompress.Common.CryptographicException)
        {
            session.Say(name, ProblemReason.Encrypted, "the names in it too");
        }
        catch (Exception e) when (e is MultiVolumeExtractionException or MultipartStreamRequiredException)
        {
            session.Say(name, ProblemReason.Unsupported, "one of several volumes");
        }
    }

    private static void Loose(IRarArchive archive, string name, int depth, ReadingSession session)
    {
        foreach (var entry in archive.Entries)
        {
            if (entry.IsDirectory || entry is RarEntry { IsRedir: true })
                continue;
            if (!session.Another(name))
                return;
            Member(entry, () => entry.OpenEntryStream(), name, depth, session);
        }
    }

    private static void Solid(Stream stream, string name, int depth, ReadingSession session)
    {
        stream.Position = 0;
        using var reader = RarReader.OpenReader(stream, ReaderOptions.ForExternalStream);
        while (reader.MoveToNextEntry())
        {
            if (reader.Entry.IsDirectory || reader.Entry is RarEntry { IsRedir: true })
                continue;
            if (!session.Another(name))
                break;
            if (Member(reader.Entry, () => reader.OpenEntryStream(), name, depth, session, reader.Cancel))
                continue;
            session.Say(name, ProblemReason.Damaged, "what stands behind that member builds on it and was not read");
            break;
        }

        // Otherwise the rest would be unpacked to find its end.
        reader.Cancel();
    }

    private static bool Member(IEntry entry, Func<Stream> open, string name, int depth, ReadingSession session, Action? leave = null)
    {
        string inner = $"{name}{Document.Inside}{entry.Key}";
        if (entry.IsEncrypted)
        {
            session.Say(inner, ProblemReason.Encrypted);
            return false;
        }

        if (entry.IsSplitAfter)
        {
            session.Say(inner, ProblemReason.Unsupported, "it goes on in another volume");
            return false;
        }

        MemoryStream? bytes = null;
        try
        {
            using var member = open();
            try
            {
                bytes = session.Unpack(member, inner);
            }
            finally
            {
                if (bytes is null)
                    leave?.Invoke();
            }
        }
        catch (Exception e) when (DocumentReader.IsBadInput(e) && e is not MultiVolumeExtractionException)
        {
            session.Say(inner, ProblemReason.Damaged, e.GetType().Name);
        }

        if (bytes is null)
            return false;
        using (bytes)
            session.Decode(bytes, inner, depth + 1);
        return true;
    }
}
