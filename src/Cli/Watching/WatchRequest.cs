using Tocsin.Cli.Scanning;
using Tocsin.Engine.Pipeline.Streaming;

namespace Tocsin.Cli.Watching;

/// <summary>What the user asked of a watch.</summary>
public sealed record WatchRequest
{
    /// <summary>Directory that is written to when none is named.</summary>
    public const string DefaultOut = "./tocsin-watch";

    // Each input has a reader of its own.
    private const int MostInputs = 64;

    /// <summary>What is read and what it is compared with.</summary>
    public required ScanRequest Scan { get; init; }

    /// <summary>How the stream is cut into windows.</summary>
    public required StreamSettings Stream { get; init; }

    /// <summary>Directory of the state; null keeps none.</summary>
    public string? State { get; init; }

    /// <summary>Posts after which the state is saved though no window closed.</summary>
    public long SaveEvery { get; init; } = 50_000;

    /// <summary>Full reports of windows with a new case that are kept, beside the latest with findings.</summary>
    public int Reports { get; init; } = 24;

    /// <summary>The input ends but the stream does not: windows stay open for the next run.</summary>
    public bool HoldOpen { get; init; }

    /// <summary>This request, once it is known that it can be tried.</summary>
    /// <exception cref="UserError">Something the user typed cannot work.</exception>
    public WatchRequest Checked()
    {
        Scan.Checked();
        if (Scan.Inputs.Count > MostInputs)
            throw new UserError($"{Scan.Inputs.Count} inputs are too many to read side by side", "name the directory instead: its files are read one after another, in order of name");
        if (Reports < 0)
            throw new UserError($"--reports {Reports} is out of range", "give 0 or more");
        if (SaveEvery < 1)
            throw new UserError($"--save-every {SaveEvery} is out of range", "give 1 or more");
        if (HoldOpen && State is null)
            throw new UserError("--hold-open keeps windows open for the next run, but nothing would be kept", "name a directory with --state DIR");
        try
        {
            Stream.Check();
        }
        catch (ArgumentException error)
        {
            throw new UserError(error.Message, "see --window, --every, --lateness, --idle and --most-posts");
        }

        return this;
    }
}
