namespace Tocsin.Mail.Reading;

/// <summary>Finds the messages in files and folders: single messages, mbox files, maildirs. Reads one message at a time.</summary>
/// <remarks>
/// A file whose first line starts with <c>From </c> is an mbox (RFC 4155, and the mboxrd quoting of <c>&gt;From </c>); any other is one
/// message (RFC 5322). Folders are read with all below them in ordinal order, hidden files and links to folders left out. Memory is one
/// message; what is longer than <see cref="MailLimits.MessageBytes"/> is cut there.
/// </remarks>
public sealed class MailFiles(IReadOnlyList<string> inputs)
{
    private readonly List<(string File, string Reason)> _unreadable = [];

    /// <summary>Files that could not be read, with the reason.</summary>
    public IReadOnlyList<(string File, string Reason)> Unreadable => _unreadable;

    /// <summary>All messages in order. A file that cannot be read is noted and passed over.</summary>
    /// <exception cref="FileNotFoundException">An input does not exist.</exception>
    public IEnumerable<RawMail> Read()
    {
        foreach (string file in inputs.SelectMany(Expand))
        {
            using var stream = Open(file);
            if (stream is null)
                continue;
            foreach (var mail in new MboxSplitter(file, stream).Read())
                yield return mail;
        }
    }

    private static IEnumerable<string> Expand(string input)
    {
        if (File.Exists(input))
            return [input];
        if (!Directory.Exists(input))
            throw new FileNotFoundException($"there is no file {input}", input);
        var options = new EnumerationOptions
        {
            RecurseSubdirectories = true,
            IgnoreInaccessible = true,
            AttributesToSkip = FileAttributes.Hidden | FileAttributes.System | FileAttributes.ReparsePoint,
        };
        return Directory.EnumerateFiles(input, "*", options).Order(StringComparer.Ordinal);
    }

    private static string? Refusal(FileStream stream)
    {
        if (!stream.CanSeek)
            return null;
        Span<byte> head = stackalloc byte[ForeignFile.HeadLength];
        int length = stream.ReadAtLeast(head, head.Length, throwOnEndOfStream: false);
        stream.Position = 0;
        return ForeignFile.Refusal(head[..length]);
    }

    private FileStream? Open(string file)
    {
        try
        {
            var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.Read, 1 << 16);
            if (Refusal(stream) is not { } reason)
                return stream;
            _unreadable.Add((file, reason));
            stream.Dispose();
            return null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            _unreadable.Add((file, e.Message));
            return null;
        }
    }
}
