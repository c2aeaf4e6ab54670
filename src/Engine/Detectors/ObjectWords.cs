using System.Globalization;
using Tocsin.Engine.Posts;

namespace Tocsin.Engine.Detectors;

/// <summary>Objects of the table as findings show them.</summary>
internal static class ObjectWords
{
    /// <summary>An object's value for people.</summary>
    /// <param name="kind">Its kind.</param>
    /// <param name="value">Its canonical value.</param>
    public static string Of(TraceKind kind, string value)
    {
        switch (kind)
        {
            case TraceKind.Hashtag:
                // A hashtag object is the folded tag, a blank and its day since 1970 (see PostPreparer).
                int blank = value.LastIndexOf(' ');
                var day = DateTimeOffset.UnixEpoch.AddDays(long.Parse(value.AsSpan(blank + 1), CultureInfo.InvariantCulture));
                return string.Create(CultureInfo.InvariantCulture, $"#{value.AsSpan(0, blank)} on {day:yyyy-MM-dd}");
            case TraceKind.HashtagSequence:
                return "#" + value.Replace(" ", " #", StringComparison.Ordinal);
            default:
                return value;
        }
    }
}
