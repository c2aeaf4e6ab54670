using Tocsin.Documents.Archives;
using Tocsin.Documents.Mail;
using Tocsin.Documents.Pdf;
using Tocsin.Documents.Plain;
using Tocsin.Engine.Leaks;

namespace Tocsin.Documents;

/// <summary>The reading of one file with all that is in it, under one budget.</summary>
internal sealed class ReadingSession(ReadLimits limits, long length, Action<Document> take, Action<DocumentProblem> problem)
{
    private const long RatioFrom = 16 << 20;

    // What a bomb unpacked to is forgotten, so that its neighbours are read; so often, and no more: each costs its time.
    private const int MostBombs = 8;
    private long _unpacked;
    private int _bombs;
    private int _members;
    private bool _tooMany;

    public ReadLimits Limits { get; } = limits;

    /// <summary>Reads a document or container from a stream that can seek.</summary>
    public void Decode(Stream stream, string name, int depth)
    {
        if (depth > Limits.Depth)
        {
            Say(name, ProblemReason.TooDeep);
            return;
        }

        try
        {
            var kind = ContentSniffer.Of(stream);
            if (!kind.IsContainer() && stream.Length > Limits.DocumentBytes)
                Say(name, ProblemReason.TooLarge);
            else
                Decode(kind, stream, name, depth);
        }
        catch (ArchiveRefusedException e)
        {
            Say(name, e.Reason, e.Message);
        }
        catch (Exception e) when (DocumentReader.IsBadInput(e))
        {
            Say(name, ProblemReason.Damaged, e.GetType().Name);
        }
    }

    /// <summary>Hands a document on.</summary>
    public void Take(string name, DocumentKind kind, string text, LeakHeaders? headers = null)
    {
        if (text.Length > Limits.TextLength)
        {
            Say(name, ProblemReason.TooLarge);
            return;
        }

        if (headers is null)
            (headers, text) = PrintedHeaders.Read(text);
        if (text.AsSpan().Trim().IsEmpty && headers.Empty)
            Say(name, ProblemReason.NoText);
        else
            take(new Document(name, kind, text, headers));
    }

    /// <summary>Reports a problem.</summary>
    public void Say(string name, ProblemReason reason, string? detail = null) => problem(new DocumentProblem(name, reason, detail));

    /// <summary>Counts a member; false once there are too many, which is said once.</summary>
    public bool Another(string container)
    {
        if (++_members <= Limits.Members)
            return true;
        if (!_tooMany)
            Say(container, ProblemReason.TooMany);
        _tooMany = true;
        return false;
    }

    /// <summary>Unpacks a member into memory; null when it is too large, which is said.</summary>
    public MemoryStream? Unpack(Stream member, string name)
    {
        var copy = new MemoryStream();
        byte[] buffer = new byte[1 << 16];
        for (int read; (read = member.Read(buffer)) > 0;)
        {
            _unpacked += read;
            bool bomb = _unpacked > Limits.UnpackedBytes || (_unpacked > RatioFrom && _unpacked > length * Limits.Ratio);
            if (bomb || copy.Length + read > Limits.DocumentBytes)
            {
                Say(name, bomb ? ProblemReason.Bomb : ProblemReason.TooLarge);
                if (bomb && ++_bombs <= MostBombs)
                    _unpacked -= copy.Length + read;
                return null;
            }

            copy.Write(buffer, 0, read);
        }

        copy.Position = 0;
        return copy;
    }

    private void Decode(ContentKind kind, Stream stream, string name, int depth)
    {
        switch (kind)
        {
            case ContentKind.Empty:
                Say(name, ProblemReason.Empty);
                break;
            case ContentKind.Mail:
            case ContentKind.Mailbox:
                MailDecoder.Decode(stream, name, depth, kind == ContentKind.Mailbox, this);
                break;
            case ContentKind.Zip:
                ZipDecoder.Decode(stream, name, depth, this);
                break;
            case ContentKind.Gzip:
            case ContentKind.Bzip2:
            case ContentKind.Xz:
                PackedDecoder.Decode(kind, stream, name, depth, this);
                break;
            case ContentKind.SevenZip:
                SevenZipDecoder.Decode(stream, name, depth, this);
                break;
            case ContentKind.Rar:
                RarDecoder.Decode(stream, name, depth, this);
                break;
            case ContentKind.Tar:
                TarDecoder.Decode(stream, name, depth, this);
                break;
            case ContentKind.Pdf:
                PdfDecoder.Decode(stream, name, this);
                break;
            case ContentKind.Html:
                Text(stream, name, html: true);
                break;
            case ContentKind.Rtf:
                Say(name, ProblemReason.Unsupported, "RTF");
                break;
            case ContentKind.OldOffice:
                Say(name, ProblemReason.Unsupported, "an Office file from before 2007, or one with a password");
                break;
            case ContentKind.OtherArchive:
                Say(name, ProblemReason.Unsupported, "an archive other than zip, rar, 7z, tar, gzip, bzip2 and xz");
                break;
            case ContentKind.Picture:
                Say(name, ProblemReason.Picture);
                break;
            default:
                Text(stream, name, html: false);
                break;
        }
    }

    private void Text(Stream stream, string name, bool html)
    {
        byte[] bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        string? text = TextDecoding.Decode(bytes);
        if (text is null)
            Say(name, ProblemReason.Binary);
        else
            Take(name, html ? DocumentKind.Html : DocumentKind.Text, html ? HtmlToText.Convert(text) : text);
    }
}
