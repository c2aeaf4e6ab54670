namespace Tocsin.Logs.Records;

/// <summary>The year of syslog lines, which name none.</summary>
/// <param name="Given">The year the user gave; 0 when none was given.</param>
/// <param name="LastWritten">When the file was last written, in Unix milliseconds; null when unknown (standard input).</param>
internal readonly record struct LogYear(int Given, long? LastWritten)
{
    private const long Day = 86_400_000;

    /// <summary>The year of a day: the given one, else the latest that does not put it after the file's last writing. 0 when unknown.</summary>
    public int For(int month, int day)
    {
        if (Given > 0)
            return Given;
        if (LastWritten is not { } written)
            return 0;
        var last = DateTimeOffset.FromUnixTimeMilliseconds(written + Day);
        return (month, day).CompareTo((last.Month, last.Day)) <= 0 ? last.Year : last.Year - 1;
    }
}
