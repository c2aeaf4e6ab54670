using System.Runtime.CompilerServices;
using System.Text;

namespace Tocsin.Engine.Domains;

/// <summary>Writes a link's query in canonical form: tracking left out, the rest sorted.</summary>
internal static class LinkQuery
{
    private const int MaxParameters = 256;

    /// <summary>Writes "?name=value&amp;…", or nothing when no parameter is left.</summary>
    /// <param name="query">The raw query without its question mark.</param>
    /// <param name="domain">Registrable domain of the link.</param>
    /// <param name="output">Twice three times the query's length, and 2: the second half is scratch.</param>
    /// <param name="flags">Gains <see cref="LinkFlags.Amp"/> and <see cref="LinkFlags.CutOff"/>.</param>
    [SkipLocalsInit]
    public static int Write(ReadOnlySpan<byte> query, ReadOnlySpan<byte> domain, Span<byte> output, ref LinkFlags flags)
    {
        Span<Range> kept = stackalloc Range[MaxParameters];
        var scratch = output[(output.Length / 2)..];
        int used = 0;
        int count = 0;
        foreach (var range in query.Split((byte)'&'))
        {
            var parameter = query[range];
            int end = used + PercentEncoding.Normalise(parameter, scratch[used..]);
            // Exports keep HTML's &amp; in links.
            while (scratch[used..end].StartsWith("amp;"u8))
                used += 4;
            if (!Keeps(scratch[used..end], domain, ref flags))
                continue;
            if (count == MaxParameters)
            {
                flags |= LinkFlags.CutOff;
                break;
            }

            Insert(kept, count++, used..end, scratch);
            used = end;
        }

        return Join(kept[..count], scratch, output);
    }

    /// <summary>The value of a parameter in a query; empty when absent.</summary>
    public static ReadOnlySpan<byte> Value(ReadOnlySpan<byte> query, ReadOnlySpan<byte> name)
    {
        foreach (var range in query.Split((byte)'&'))
        {
            var parameter = query[range];
            if (parameter.Length > name.Length && parameter[name.Length] == (byte)'=' && parameter.StartsWith(name))
                return parameter[(name.Length + 1)..];
        }

        return default;
    }

    [SkipLocalsInit]
    private static bool Keeps(ReadOnlySpan<byte> parameter, ReadOnlySpan<byte> domain, ref LinkFlags flags)
    {
        const int Longest = 64;
        int length = parameter.IndexOf((byte)'=');
        if (length < 0)
            length = parameter.Length;
        if (length is 0 or > Longest)
            return length > 0;
        Span<byte> name = stackalloc byte[Longest];
        Ascii.ToLower(parameter[..length], name, out _);
        name = name[..length];
        bool amp = name.SequenceEqual("amp"u8) || (name.SequenceEqual("outputtype"u8) && parameter.EndsWith("=amp"u8));
        if (amp)
            flags |= LinkFlags.Amp;
        return !amp && !LinkRules.Instance.IsTracking(name, domain);
    }

    private static void Insert(Span<Range> sorted, int count, Range added, ReadOnlySpan<byte> bytes)
    {
        int at = count;
        for (; at > 0 && bytes[sorted[at - 1]].SequenceCompareTo(bytes[added]) > 0; at--)
            sorted[at] = sorted[at - 1];
        sorted[at] = added;
    }

    private static int Join(ReadOnlySpan<Range> sorted, ReadOnlySpan<byte> bytes, Span<byte> output)
    {
        int length = 0;
        for (int i = 0; i < sorted.Length; i++)
        {
            var parameter = bytes[sorted[i]];
            if (i > 0 && parameter.SequenceEqual(bytes[sorted[i - 1]]))
                continue;
            output[length] = (byte)(length == 0 ? '?' : '&');
            length++;
            parameter.CopyTo(output[length..]);
            length += parameter.Length;
        }

        return length;
    }
}
