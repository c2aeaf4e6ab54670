namespace Tocsin.Mail.Reading;

/// <summary>Cuts a stream into messages: at <c>From </c> lines when it begins with one, otherwise it is one message.</summary>
/// <remarks>
/// A line that starts with <c>From </c> after an empty line begins a message (RFC 4155, appendix A). Writers that forget to quote such a
/// line in a body cut their own message; it then shows up as one without headers, which the reader counts. Blocks of 64 KB. A header
/// field with its folded lines is cut at <see cref="MailLimits.HeaderFieldBytes"/> and a line of the body with indented ones below it at
/// <see cref="MailLimits.LineBytes"/>: the parser's time grows with the square of a field, and the headers of parts stand in the body.
/// A byte order mark at the beginning of the file is dropped.
/// </remarks>
public sealed class MboxSplitter(string file, Stream stream)
{
    private static ReadOnlySpan<byte> Marker => "From "u8;

    private static ReadOnlySpan<byte> ByteOrderMark => [0xEF, 0xBB, 0xBF];

    private readonly byte[] _block = new byte[1 << 16];
    private int _at;
    private int _filled;

    /// <summary>The messages in order. An empty file has none.</summary>
    public IEnumerable<RawMail> Read()
    {
        var message = new MemoryStream();
        int number = 0;
        bool mbox = false, first = true, cut = false, afterBlank = true, lineStart = true, any = false;
        bool header = true;
        long field = 0;
        while (Next(out var piece, out bool endsLine))
        {
            if (first && piece.Span.StartsWith(ByteOrderMark))
                piece = piece[ByteOrderMark.Length..];
            if (piece.IsEmpty)
                continue;
            if (lineStart && afterBlank && (first || mbox) && piece.Span.StartsWith(Marker))
            {
                mbox = true;
                if (any)
                    yield return new RawMail(file, ++number, message.ToArray(), cut);
                message = new MemoryStream();
                cut = any = first = false;
                header = true;
                field = 0;
                SkipLine(endsLine);
                lineStart = true;
                afterBlank = false;
                continue;
            }

            first = false;
            any = true;
            bool newLine = lineStart;
            afterBlank = lineStart && endsLine && piece.Span.TrimEnd("\r\n"u8).IsEmpty;
            lineStart = endsLine;
            bool blank = afterBlank;
            if (newLine && !(piece.Span[0] is (byte)' ' or (byte)'\t'))
                field = 0;
            long most = Math.Min(MailLimits.MessageBytes - message.Length, (header ? MailLimits.HeaderFieldBytes : MailLimits.LineBytes) - field);
            int room = (int)Math.Clamp(most, 0, piece.Length);
            cut |= room < piece.Length;
            field += piece.Length;
            message.Write(piece.Span[..room]);
            if (endsLine && room < piece.Length && message.Length is > 0 and < MailLimits.MessageBytes && message.GetBuffer()[message.Length - 1] != '\n')
                message.WriteByte((byte)'\n');
            header &= !blank;
        }

        if (any)
            yield return new RawMail(file, ++number, message.ToArray(), cut);
    }

    private void SkipLine(bool ended)
    {
        while (!ended && Next(out _, out ended))
        {
        }
    }

    // The next line, or a piece of one that is longer than the block.
    private bool Next(out ReadOnlyMemory<byte> piece, out bool endsLine)
    {
        while (true)
        {
            int feed = _block.AsSpan(_at, _filled - _at).IndexOf((byte)'\n');
            if (feed >= 0)
            {
                piece = _block.AsMemory(_at, feed + 1);
                _at += feed + 1;
                endsLine = true;
                return true;
            }

            if (_at > 0)
            {
                _block.AsSpan(_at, _filled - _at).CopyTo(_block);
                _filled -= _at;
                _at = 0;
            }

            int read = _filled < _block.Length ? stream.Read(_block, _filled, _block.Length - _filled) : 0;
            _filled += read;
            if (read > 0)
                continue;
            piece = _block.AsMemory(0, _filled);
            _at = _filled;
            endsLine = false;
            return !piece.IsEmpty;
        }
    }
}
