using System.Runtime.CompilerServices;
using Tocsin.Engine.Domains;
using Tocsin.Logs.Indicators;

namespace Tocsin.Logs.Matching;

/// <summary>Finds atoms in a line of any format, in one pass over its bytes. One for each thread.</summary>
/// <remarks>
/// A token is a run of letters, digits, dots, hyphens, underscores and bytes beyond ASCII; what stands behind a percent sign is
/// an escape and begins a new one. Names are looked up with every domain above them, addresses with every network around them.
/// A line without a match allocates nothing.
/// </remarks>
internal sealed class LineMatcher(IndicatorIndex index)
{
    /// <summary>Start of a hit that stands in several fields.</summary>
    public const int Composed = -1;

    private const int MostLinks = 16;

    private readonly KeyTable _table = index.Table;
    private readonly byte[] _link = new byte[LinkCanonicaliser.MaxOutputLength(LinkCanonicaliser.MaxInput)];
    private LineHit[] _hits = new LineHit[64];
    private int _count;
    private int _links;

    /// <summary>What the last line held, in the order in which it was found.</summary>
    public ReadOnlySpan<LineHit> Hits => _hits.AsSpan(0, _count);

    /// <summary>Looks through a line.</summary>
    /// <returns>True when it holds an atom.</returns>
    public bool Match(ReadOnlySpan<byte> line)
    {
        _count = _links = 0;
        byte[] classes = ByteClass.Of;
        int at = 0;
        while (at < line.Length)
        {
            byte first = line[at];
            if ((classes[first] & ByteClass.Token) == 0)
            {
                // %2F is one byte of a text, not the start of a name.
                at += first == (byte)'%' && at + 2 < line.Length && IsHex(line[at + 1]) && IsHex(line[at + 2]) ? 3 : 1;
                continue;
            }

            int start = at;
            byte all = 0xFF, any = 0;
            int dots = 0;
            for (; at < line.Length; at++)
            {
                byte b = line[at];
                byte c = classes[b];
                if ((c & ByteClass.Token) == 0)
                    break;
                all &= c;
                any |= c;
                dots += b == (byte)'.' ? 1 : 0;
            }

            if (dots > 0)
                Dotted(line, start, at, all, any, dots);
            else if ((all & ByteClass.Hex) != 0)
                Plain(line, start, ref at);
            if (at < line.Length && line[at] == (byte)'@' && index.HasMail)
                Mail(line, start, at);
        }

        return _count > 0;
    }

    /// <summary>Looks for a web address that the record holds in parts. Adds to what was found.</summary>
    public bool MatchLink(ReadOnlySpan<byte> link)
    {
        int before = _count;
        Link(link, Composed, link.Length);
        return _count > before;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool IsHex(byte b) => (ByteClass.Of[b] & ByteClass.Hex) != 0;

    private void Plain(ReadOnlySpan<byte> line, int start, ref int end)
    {
        int length = end - start;
        if (index.HasHashes && length is 32 or 40 or 64)
            Hash(line, start, length);
        else if (length <= 4 && index.Lengths6.Length > 0 && end < line.Length && line[end] == (byte)':')
            end = Address6(line, start, end);
    }

    private void Dotted(ReadOnlySpan<byte> line, int start, int end, byte all, byte any, int dots)
    {
        while (start < end && line[start] is (byte)'.' or (byte)'-')
        {
            dots -= line[start] == (byte)'.' ? 1 : 0;
            start++;
        }

        while (end > start && line[end - 1] is (byte)'.' or (byte)'-')
        {
            end--;
            dots -= line[end] == (byte)'.' ? 1 : 0;
        }

        if (dots <= 0)
        {
            if (index.HasHashes && end - start is 32 or 40 or 64)
                Hash(line, start, end - start);
        }
        else if ((all & ByteClass.Number) != 0)
        {
            if (dots == 3 && index.HasAddresses)
                Address4(line, start, end);
        }
        else if ((any & ByteClass.High) != 0)
        {
            International(line, start, end);
        }
        else if (end >= line.Length || line[end] != (byte)'@')
        {
            Name(line, line, start, end, start, end);
        }
    }

    // The name stands in text[from..to]; a match is reported at its place in the line.
    private void Name(ReadOnlySpan<byte> line, ReadOnlySpan<byte> text, int from, int to, int start, int end)
    {
        byte[] lower = ByteClass.Lower;
        ulong key = Keys.Seed;
        bool below = false;
        for (int i = to - 1; i >= from; i--)
        {
            byte b = lower[text[i]];
            if (b == (byte)'.')
            {
                if (below)
                    Probe(line, text, key, i + 1, from, to, start, end);
                below = true;
            }

            key = Keys.Add(key, b);
        }

        Probe(line, text, key, from, from, to, start, end);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Probe(ReadOnlySpan<byte> line, ReadOnlySpan<byte> text, ulong key, int at, int from, int to, int start, int end)
    {
        key = Keys.Finish(key);
        if (_table.MayHold(key))
            Found(line, text, key, at, from, to, start, end);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void Found(ReadOnlySpan<byte> line, ReadOnlySpan<byte> text, ulong key, int at, int from, int to, int start, int end)
    {
        int slot = -1;
        for (int atom = _table.Next(key, ref slot); atom >= 0; atom = _table.Next(key, ref slot))
        {
            if (atom == IndicatorIndex.LinkHost)
            {
                LinkAt(line, start, end);
                continue;
            }

            var kind = index.KindOf(atom);
            bool whole = at == from;
            if ((kind == AtomKind.Domain || (kind == AtomKind.Host && whole)) && Same(text[at..to], index.BytesOf(atom)))
                Add(atom, start, end - start);
        }
    }

    private static bool Same(ReadOnlySpan<byte> text, ReadOnlySpan<byte> lower)
    {
        if (text.Length != lower.Length)
            return false;
        for (int i = 0; i < text.Length; i++)
        {
            if (ByteClass.Lower[text[i]] != lower[i])
                return false;
        }

        return true;
    }

    [SkipLocalsInit]
    private void International(ReadOnlySpan<byte> line, int start, int end)
    {
        Span<byte> host = stackalloc byte[HostNames.OutputLength];
        if (HostNames.TryCanonicalise(line[start..end], host, out int length))
            Name(line, host[..length], 0, length, start, end);
    }

    private void Hash(ReadOnlySpan<byte> line, int start, int length)
    {
        // The first sixteen digits answer nearly every miss.
        ulong head = 0;
        for (int i = 0; i < 16; i++)
            head = (head << 4) | Addresses.HexValue(line[start + i]);
        ulong key = Keys.Hash(head, length / 2);
        if (!_table.MayHold(key))
            return;
        Span<byte> bytes = stackalloc byte[32];
        if (Convert.FromHexString(line.Slice(start, length), bytes, out _, out int written) != System.Buffers.OperationStatus.Done)
            return;
        bytes = bytes[..written];
        int slot = -1;
        for (int atom = _table.Next(key, ref slot); atom >= 0; atom = _table.Next(key, ref slot))
        {
            if (atom != IndicatorIndex.LinkHost && index.KindOf(atom) == AtomKind.Hash && index.BytesOf(atom).SequenceEqual(bytes))
                Add(atom, start, length);
        }
    }

    private void Address4(ReadOnlySpan<byte> line, int start, int end)
    {
        if (!Addresses.TryParse4(line[start..end], out uint address))
            return;
        int block = (int)(address >> 8);
        if ((index.Touched[block >> 6] & (1UL << (block & 63))) == 0)
            return;
        Span<byte> network = stackalloc byte[5];
        foreach (int bits in index.Lengths4)
        {
            uint masked = bits == 32 ? address : address & ~(uint.MaxValue >> bits);
            network[0] = (byte)bits;
            System.Buffers.Binary.BinaryPrimitives.WriteUInt32BigEndian(network[1..], masked);
            Network(Keys.Network(masked, bits), network, start, end);
        }
    }

    private int Address6(ReadOnlySpan<byte> line, int start, int end)
    {
        int stop = Addresses.End6(line, start);
        Span<byte> network = stackalloc byte[17];
        Span<byte> address = stackalloc byte[16];
        if (stop - start < 3 || !Addresses.TryParse6(line[start..stop], address))
            return end;
        foreach (int bits in index.Lengths6)
        {
            address.CopyTo(network[1..]);
            network[0] = (byte)bits;
            AtomParser.Mask(network[1..], bits);
            Network(Keys.Network(network[1..], bits), network, start, stop);
        }

        return stop;
    }

    private void Network(ulong key, ReadOnlySpan<byte> network, int start, int end)
    {
        if (!_table.MayHold(key))
            return;
        int slot = -1;
        for (int atom = _table.Next(key, ref slot); atom >= 0; atom = _table.Next(key, ref slot))
        {
            if (atom != IndicatorIndex.LinkHost && index.KindOf(atom) == AtomKind.Address && index.BytesOf(atom).SequenceEqual(network))
                Add(atom, start, end - start);
        }
    }

    [SkipLocalsInit]
    private void Mail(ReadOnlySpan<byte> line, int tokenStart, int at)
    {
        const int Longest = 320;
        int start = tokenStart, end = at + 1;
        while (start > 0 && at - start < Longest && (ByteClass.Of[line[start - 1]] & ByteClass.Local) != 0)
            start--;
        while (end < line.Length && end - at < Longest && (ByteClass.Of[line[end]] & (ByteClass.Token | ByteClass.High)) == ByteClass.Token)
            end++;
        while (end > at && line[end - 1] is (byte)'.' or (byte)'-')
            end--;
        if (end <= at + 1 || end - start > Longest)
            return;

        // "from=<a@b" and "user=a@b": what stands before an equals sign is a label.
        Span<byte> mail = stackalloc byte[Longest];
        for (int from = start; from < at; from = Behind(line, from, at))
        {
            System.Text.Ascii.ToLower(line[from..end], mail, out int length);
            MailAddress(mail[..length], from);
        }
    }

    private static int Behind(ReadOnlySpan<byte> line, int from, int at)
    {
        int mark = line[from..at].IndexOfAny((byte)'=', (byte)'\'', (byte)'|');
        return mark < 0 ? at : from + mark + 1;
    }

    private void MailAddress(ReadOnlySpan<byte> mail, int start)
    {
        ulong key = Keys.Text(mail);
        if (!_table.MayHold(key))
            return;
        int slot = -1;
        for (int atom = _table.Next(key, ref slot); atom >= 0; atom = _table.Next(key, ref slot))
        {
            if (atom != IndicatorIndex.LinkHost && index.KindOf(atom) == AtomKind.Mail && index.BytesOf(atom).SequenceEqual(mail))
                Add(atom, start, mail.Length);
        }
    }

    private void LinkAt(ReadOnlySpan<byte> line, int start, int end)
    {
        // A hostile line repeats a host ten thousand times; each time would cost a look at all that follows.
        if (++_links > MostLinks)
            return;
        int stop = end;
        while (stop < line.Length && stop - start < LinkCanonicaliser.MaxInput && (ByteClass.Of[line[stop]] & ByteClass.EndsLink) == 0)
            stop++;
        bool path = line[end..stop].IndexOfAny((byte)'/', (byte)'?') >= 0;
        if (path)
            Link(line[start..stop], start, stop - start);
        else
            Add(IndicatorIndex.LinkHost, start, end - start);
    }

    // A link and everything it lies below.
    private void Link(ReadOnlySpan<byte> text, int start, int length)
    {
        if (!LinkCanonicaliser.TryCanonicalise(text, _link, out var link))
            return;
        var canonical = _link.AsSpan(0, link.Length);
        ulong key = ~Keys.Seed;
        for (int i = 0; i <= canonical.Length; i++)
        {
            bool boundary = i == canonical.Length || (i > link.Host.Start + link.Host.Length && canonical[i] is (byte)'/' or (byte)'?' or (byte)',' or (byte)';' or (byte)')' or (byte)'#');
            if (boundary)
                LinkKey(Keys.Finish(key), canonical[..i], start, length);
            if (i < canonical.Length)
                key = Keys.Add(key, canonical[i]);
        }
    }

    private void LinkKey(ulong key, ReadOnlySpan<byte> link, int start, int length)
    {
        if (!_table.MayHold(key))
            return;
        int slot = -1;
        for (int atom = _table.Next(key, ref slot); atom >= 0; atom = _table.Next(key, ref slot))
        {
            if (atom != IndicatorIndex.LinkHost && index.KindOf(atom) == AtomKind.Url && index.BytesOf(atom).SequenceEqual(link))
                Add(atom, start, length);
        }
    }

    // The same name may stand in a line several times; once is enough.
    private void Add(int atom, int start, int length)
    {
        foreach (var hit in Hits)
        {
            if (hit.Atom == atom)
                return;
        }

        if (_count == _hits.Length)
            Array.Resize(ref _hits, _count * 2);
        _hits[_count++] = new LineHit(atom, start, length);
    }
}
