using System.Globalization;
using Tocsin.Decoys;
using Tocsin.Decoys.Checking;

namespace Tocsin.Cli.Decoys;

/// <summary>Kinds, strengths and times in words, and their stable names.</summary>
internal static class DecoyWords
{
    /// <summary>Stable name.</summary>
    public static string Of(DecoyKind kind) => kind.ToString().ToLowerInvariant();

    /// <summary>Stable name.</summary>
    public static string Of(Strength strength) => strength.ToString().ToLowerInvariant();

    /// <summary>Stable name.</summary>
    public static string Of(CanaryKind kind) => kind == CanaryKind.MessageId ? "message-id" : kind.ToString().ToLowerInvariant();

    /// <summary>Stable name.</summary>
    public static string Of(Standing standing) => standing switch
    {
        Standing.PlaceReached => "place-reached",
        Standing.NeverPlanted => "never-planted",
        Standing.BeforePlanting => "before-planting",
        _ => "own-host",
    };

    /// <summary>By what it was recognised.</summary>
    public static string How(Ring ring) => ring.How switch
    {
        RingHow.File => "the file, byte for byte",
        RingHow.Text => $"{Math.Clamp((int)Math.Round(ring.Share * 100), 1, 100).ToString(CultureInfo.InvariantCulture)} % of its text",
        _ => ring.Canary!.Kind switch
        {
            CanaryKind.Link => "its link",
            CanaryKind.Address => "its mail address",
            CanaryKind.Login => "its user name",
            CanaryKind.Password => "its password",
            CanaryKind.MessageId => "the id of its mail",
            CanaryKind.Reference => "its file reference",
            CanaryKind.Phone => "its telephone number",
            _ => "a sum in it",
        },
    };

    /// <summary>A time with what was assumed.</summary>
    public static string Time(SeenTime? time) => time is null ? "time not given"
        : time.At.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture) + " UTC"
            + (time.ZoneGiven ? "" : time.YearGiven ? " (no zone given)" : " (no year and zone given)");
}
