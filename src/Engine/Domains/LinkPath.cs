namespace Tocsin.Engine.Domains;

/// <summary>Writes a link's path in canonical form.</summary>
internal static class LinkPath
{
    /// <summary>Writes the path, without a trailing slash; nothing for the root.</summary>
    /// <param name="path">The raw path.</param>
    /// <param name="output">At least three times the path's length.</param>
    /// <param name="amp">Set when a trailing /amp was dropped.</param>
    public static int Write(ReadOnlySpan<byte> path, Span<byte> output, ref bool amp)
    {
        int length = PercentEncoding.Normalise(path, output);
        length = Segments(output, length);
        return DropEndings(output, length, ref amp);
    }

    /// <summary>Resolves dot segments and drops empty ones, in place (RFC 3986 section 5.2.4).</summary>
    private static int Segments(Span<byte> path, int length)
    {
        int written = 0;
        int at = 0;
        while (at < length)
        {
            int end = at + path[at..length].IndexOf((byte)'/');
            if (end < at)
                end = length;
            var segment = path[at..end];
            if (segment.SequenceEqual(".."u8))
            {
                written = Math.Max(0, path[..written].LastIndexOf((byte)'/'));
            }
            else if (!segment.IsEmpty && !segment.SequenceEqual("."u8))
            {
                segment.CopyTo(path[(written + 1)..]);
                path[written] = (byte)'/';
                written += segment.Length + 1;
            }

            at = end + 1;
        }

        return written;
    }

    private static int DropEndings(Span<byte> path, int length, ref bool amp)
    {
        while (true)
        {
            int last = path[..length].LastIndexOf((byte)'/');
            if (last < 0)
                return length;
            var segment = path[(last + 1)..length];
            if (segment.SequenceEqual("index.html"u8) || segment.SequenceEqual("index.htm"u8) || segment.SequenceEqual("index.php"u8))
            {
                length = last;
            }
            else if (last > 0 && segment.SequenceEqual("amp"u8))
            {
                amp = true;
                length = last;
            }
            else
            {
                return length;
            }
        }
    }
}
