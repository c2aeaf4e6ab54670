namespace Tocsin.Mail.Reading;

/// <summary>Cuts a stream into messages: at <c>From </c> lines when it begins with one, otherwise it is one message.</summary>
/// <remarks>
/// A line that starts with <c>From </c> after an empty line begins a message (RFC 4155, appendix A). Writers that forget to quote such a
/// line in a body cut their own message; it then shows up as one without headers, which the reader counts. Blocks of 64 KB; lines may be
/// of any length.
/// </remarks>
public sealed class MboxSplitter(string file, Stream stream)
{
    private static ReadOnlySpan<byte> Marker => "From "u8;

    private readonly byte[] _block = new byte[1 << 16];
    private int _at;
    private int _filled;

    /// <summary>The messages in order. An empty file has none.</summary>
    public IEnumerable<RawMail> Read()
    {
        var message = new MemoryStream();
        int number = 0;
        bool mbox = false, first = true, cut = false, afterBlank = true, lineStart = true, any = false;
        while (Next(out var piece, out bool endsLine))
        {
            if (lineStart && afterBlank && (first || mbox) && piece.Span.StartsWith(Marker))
            {
                mbox = true;
                if (any)
                    yield return new RawMail(file, ++number, message.ToArray(), cut);
                message = new MemoryStream();
                cut = any = false;
                first = false;
                SkipLine(endsLine);
                lineStart = true;
                afterBlank = false;
                continue;
            }

            first = false;
            any = true;
            afterBlank = lineStart && endsLine && piece.Span.TrimEnd("\r\n"u8).IsEmpty;
            lineStart = endsLine;
            int room = (int)Math.Min(piece.Length, MailLimits.MessageBytes - message.Length);
            cut |= room < piece.Length;
            message.Write(piece.Span[..room]);
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
