using System.Text;
using Tocsin.Logs.Indicators;
using Tocsin.Logs.Matching;
using Tocsin.Logs.Records;

namespace Tocsin.Logs.Sightings;

/// <summary>Makes a sighting of a match: who, when, how firm.</summary>
internal static class SightingMaker
{
    private const int ExcerptBytes = 240;
    private const int LowConfidence = 30;

    /// <summary>Makes it.</summary>
    public static Sighting Make(Indicator indicator, int number, LineHit hit, ReadOnlySpan<byte> text, LogRecord record, Weakness weakness, string file, long line)
    {
        // A link put together from two fields stands nowhere in the line.
        bool stands = hit.Start != LineMatcher.Composed;
        string seen = stands ? Encoding.UTF8.GetString(text.Slice(hit.Start, hit.Length)) : indicator.Value;
        bool inbound = seen.Length > 0 && string.Equals(seen, record.Machine, StringComparison.OrdinalIgnoreCase);
        if (stands && indicator.Kind is AtomKind.Domain or AtomKind.Host or AtomKind.Address && IsBehindSlash(text, hit.Start))
            weakness |= Weakness.BehindSlash;
        return new Sighting
        {
            Indicator = indicator,
            Number = number,
            Seen = seen,
            File = file,
            Line = line,
            Time = record.Time is { } time ? DateTimeOffset.FromUnixTimeMilliseconds(time) : null,
            YearGuessed = record.YearGuessed,
            Machine = inbound ? record.Peer : record.Machine,
            User = record.User,
            Inbound = inbound,
            Weakness = weakness | OfIndicator(indicator, record.Time),
            Excerpt = Excerpt(text, stands ? hit.Start : 0),
        };
    }

    private static Weakness OfIndicator(Indicator indicator, long? time) =>
        (indicator.Demoted is null ? Weakness.None : Weakness.Demoted)
        | (indicator.Confidence is >= 0 and < LowConfidence ? Weakness.LowConfidence : Weakness.None)
        | (time < indicator.ValidFrom ? Weakness.BeforeValidity : Weakness.None)
        | (time >= indicator.ValidUntil ? Weakness.AfterValidity : Weakness.None);

    // Chrome/120.0.0.0 and /files/evil.example are no contacts; HIER_DIRECT/192.0.2.7 and http://evil.example are.
    private static bool IsBehindSlash(ReadOnlySpan<byte> text, int start)
    {
        if (start < 2 || text[start - 1] != (byte)'/' || text[start - 2] == (byte)'/')
            return false;
        int word = start - 1;
        bool lower = false;
        while (word > 0 && (ByteClass.Of[text[word - 1]] & ByteClass.Token) != 0)
            lower |= text[--word] is not ((>= (byte)'A' and <= (byte)'Z') or (byte)'_');
        return lower || word == start - 1;
    }

    private static string Excerpt(ReadOnlySpan<byte> text, int at)
    {
        int start = text.Length <= ExcerptBytes ? 0 : Math.Clamp(at - (ExcerptBytes / 3), 0, text.Length - ExcerptBytes);
        int length = Math.Min(ExcerptBytes, text.Length - start);
        return $"{(start > 0 ? "…" : "")}{Encoding.UTF8.GetString(text.Slice(start, length)).TrimEnd('\r')}{(start + length < text.Length ? "…" : "")}";
    }
}
