using System.Globalization;

namespace Tocsin.Engine.Detectors.AccountFarms;

/// <summary>Signs and windows in words.</summary>
internal static class FarmWording
{
    /// <summary>The name of a sign, as objects of findings bear it.</summary>
    public static string Name(SignKind kind) => kind switch
    {
        SignKind.Creation => "creation window",
        SignKind.HandleForm or SignKind.HandleStem => "handle form",
        SignKind.Description => "description",
        SignKind.DisplayName => "display name",
        SignKind.Renamed => "renamed account",
        _ => "handle of several accounts",
    };

    /// <summary>Who shows the first sign. Profiles are not quoted here: sentences are not searched for names, objects of findings are.</summary>
    public static string Of(SignSet set) => set.Kind switch
    {
        SignKind.HandleForm or SignKind.HandleStem => $"accounts with a handle of the form {set.Value}",
        SignKind.Description => "accounts with one description or nearly so",
        SignKind.DisplayName => "accounts with one display name",
        SignKind.Renamed => "accounts that were renamed",
        SignKind.SharedHandle => "accounts with a handle that another account had too",
        _ => "accounts",
    };

    /// <summary>What the second sign says of them.</summary>
    public static string Shows(FarmCell cell) => cell.With == SignKind.Creation
        ? $"were created within {Length(cell.Window)} ({cell.WithValue})"
        : $"have a handle of the form {cell.WithValue}";

    /// <summary>A window of creation.</summary>
    public static string Window(long start, long length)
    {
        var from = FindingSources.Time(start);
        var to = FindingSources.Time(start + length);
        return length % AccountCrowd.Day == 0 && start % AccountCrowd.Day == 0
            ? length == AccountCrowd.Day
                ? from.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)
                : $"{from.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)} to {to.AddDays(-1).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}"
            : $"{from.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture)} to {to.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture)} UTC";
    }

    /// <summary>A length of time: a day or less in hours, else in days.</summary>
    public static string Length(long milliseconds) =>
        milliseconds == AccountCrowd.Day ? "one day" : FindingWords.Stretch(TimeSpan.FromMilliseconds(milliseconds));
}
