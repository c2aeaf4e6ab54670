namespace Tocsin.Cli;

/// <summary>What the process returns to its caller.</summary>
/// <remarks>Scripts rely on these: 0 and 1 both mean that the work was done; anything else means that it was not.</remarks>
public static class ExitCode
{
    /// <summary>The work was done and nothing was found (or the command finds nothing by nature).</summary>
    public const int Clean = 0;

    /// <summary>The work was done and there are findings (or mistakes, for a check).</summary>
    public const int Findings = 1;

    /// <summary>The work could not be done; the reason and a remedy are on standard error.</summary>
    public const int Error = 2;

    /// <summary>The user interrupted it: 128 plus the number of SIGINT, as shells have it.</summary>
    public const int Interrupted = 130;
}
