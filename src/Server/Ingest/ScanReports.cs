namespace Tocsin.Server.Ingest;

/// <summary>Reports of scans: evidence of what a scan found is frozen from its report. Those that found nothing new are not kept.</summary>
public sealed class ScanReports
{
    /// <summary>File by which the directory of a report is known.</summary>
    private const string Mark = "scan.json";
    private const string Running = "running-";
    private const string Report = "report";
    private static readonly EnumerationOptions Below = new() { RecurseSubdirectories = true, MaxRecursionDepth = 3, AttributesToSkip = FileAttributes.ReparsePoint };

    private readonly ServerSettings _settings;

    /// <summary>Opens their directory; what a kill left half-made goes.</summary>
    public ScanReports(ServerSettings settings)
    {
        ArgumentNullException.ThrowIfNull(settings);
        _settings = settings;
        PrivateDirectory.Clear(Path.Combine(settings.Data, "scans"), Running);
    }

    /// <summary>A directory for a scan that begins.</summary>
    public string Begin(string election, string job)
    {
        string directory = Path.Combine(Root(election), Running + job);
        if (Directory.Exists(directory))
            Directory.Delete(directory, recursive: true);
        return PrivateDirectory.Require(directory);
    }

    /// <summary>Where the report of a scan goes that has this directory.</summary>
    public static string ReportIn(string directory) => Path.Combine(directory, Report);

    /// <summary>Keeps what a scan wrote under the name that the store has for it; without a name it goes.</summary>
    public void End(string election, string directory, string? scan)
    {
        if (scan is not null && IsName(scan))
            Directory.Move(directory, Path.Combine(Root(election), scan));
        else if (Directory.Exists(directory))
            Directory.Delete(directory, recursive: true);
    }

    /// <summary>Deletes the reports of scans of which no finding is left.</summary>
    public void Forget(string election, IEnumerable<string> scans)
    {
        ArgumentNullException.ThrowIfNull(scans);
        foreach (string directory in scans.Where(IsName).Select(s => Path.Combine(Root(election), s)).Where(Directory.Exists))
            Directory.Delete(directory, recursive: true);
    }

    /// <summary>Directories of the reports of these scans, and of all that were not made by the server.</summary>
    public IReadOnlyList<string> Of(string election, IEnumerable<string> scans)
    {
        ArgumentNullException.ThrowIfNull(scans);
        return
        [
            .. scans.Select(s => Path.Combine(Root(election), s, Report)).Where(d => File.Exists(Path.Combine(d, Mark))),
            .. _settings.Reports.Where(Directory.Exists).SelectMany(r => Directory.EnumerateFiles(r, Mark, Below)).Select(f => Path.GetDirectoryName(f)!).Order(StringComparer.Ordinal),
        ];
    }

    private static bool IsName(string scan) => scan.Length > 0 && scan.All(c => char.IsAsciiLetterOrDigit(c) || c == '-');

    private string Root(string election) => PrivateDirectory.Require(Path.Combine(PrivateDirectory.Require(Path.Combine(_settings.Data, "scans")), election));
}
