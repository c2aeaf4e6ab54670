namespace Tocsin.Logs;

/// <summary>How logs are matched.</summary>
public sealed record LogMatchOptions
{
    /// <summary>Threads to match with; the result does not depend on it.</summary>
    public int Threads { get; init; } = 1;

    /// <summary>Year of syslog lines, which name none; 0 to take it from the date of the file.</summary>
    public int Year { get; init; }

    /// <summary>Tell, as weak sightings, of names that are the host of a web address that is looked for.</summary>
    public bool BareHosts { get; init; }
}
