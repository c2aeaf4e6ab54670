using Tocsin.Cli.Commands;
using Tocsin.Cli.Sightings;
using Tocsin.Engine.Coordination.Methods;

namespace Tocsin.Cli.Scanning;

/// <summary>What the user asked of a scan.</summary>
public sealed record ScanRequest
{
    /// <summary>Directory that is written to when none is named.</summary>
    public const string DefaultOut = "./tocsin-out";

    /// <summary>Files, directories, globs; <c>-</c> is standard input.</summary>
    public required IReadOnlyList<string> Inputs { get; init; }

    /// <summary>Election profile: file or name of a sample; null for none.</summary>
    public string? Election { get; init; }

    /// <summary>Files of fact-checked claims.</summary>
    public IReadOnlyList<string> Claims { get; init; } = [];

    /// <summary>Files of outlets and of ties between sites.</summary>
    public IReadOnlyList<string> Outlets { get; init; } = [];

    /// <summary>Settings of the detectors: a YAML file; null for the defaults.</summary>
    public string? Settings { get; init; }

    /// <summary>Output directory.</summary>
    public string Out { get; init; } = DefaultOut;

    /// <summary>Format that overrules recognition.</summary>
    public string? Format { get; init; }

    /// <summary>The value of <c>--map</c> as typed.</summary>
    public string Map { get; init; } = "";

    /// <summary>Show accounts as they are.</summary>
    public bool Reveal { get; init; }

    /// <summary>File with the secret behind pseudonyms; null for the one built in.</summary>
    public string? PseudonymKey { get; init; }

    /// <summary>Directory of a sentence encoder; null compares texts lexically.</summary>
    public string? Encoder { get; init; }

    /// <summary>Folder of the media files that posts refer to; null without one.</summary>
    public string? Media { get; init; }

    /// <summary>Threads to work with.</summary>
    public int Threads { get; init; } = 1;

    /// <summary>JSON lines instead of a page.</summary>
    public bool Json { get; init; }

    /// <summary>What of the hacking half to look at beside the posts.</summary>
    public SightingRequest Evidence { get; init; } = new();

    /// <summary>Address of the case store that keeps what is found; null for none.</summary>
    public string? Store { get; init; }

    /// <summary>Who scans, for the audit log of the store; null for the user of this machine.</summary>
    public string? By { get; init; }

    /// <summary>What posts are collected for: opens a collection in the store where none is open; null expects one.</summary>
    public string? Purpose { get; init; }

    /// <summary>Settings of the compatibility mode; null for Tocsin's own detectors.</summary>
    public CompatRequest? Compat { get; init; }

    /// <summary>Name of a published method to run in place of Tocsin's own detectors; null for those.</summary>
    public string? Method { get; init; }

    /// <summary>The earlier scan that this one repeats; null for a scan of its own.</summary>
    internal ScanReplay? Replay { get; init; }

    /// <summary>This request, once it is known that it can be tried.</summary>
    /// <exception cref="UserError">Something the user typed cannot work.</exception>
    public ScanRequest Checked()
    {
        if (string.IsNullOrWhiteSpace(Out))
            throw new UserError("no output directory was given", "name one with --out DIR");
        _ = ThreadsOption.Checked(Threads);
        if (Inputs.Count == 0 && !Evidence.Any)
            throw new UserError("nothing to scan was given", "name files or directories with posts, or - for standard input; --names, --mail, --logs, --sign-ins, --dump, --sites or --pages for the rest");
        if (Inputs.Count(i => i == "-") > 1)
            throw new UserError("standard input was named twice", "give - only once");
        foreach (string input in Inputs.Where(i => i != "-" && i.AsSpan().IndexOfAny("*?[") < 0))
        {
            if (!Path.Exists(input))
                throw new UserError($"there is no file or directory {input}", "check the path");
        }

        if (Store is not null && Election is null)
            throw new UserError("the case store keeps findings by election", "give its profile: --election FILE");
        if (Store is not null && (Compat is not null || Method is not null))
            throw new UserError("what a published method finds is for comparison and is not kept as a case", "leave --store out");
        if (Method is { } method && MethodCatalog.Find(method) is null)
        {
            var names = MethodCatalog.All.Select(m => m.Name).ToList();
            throw new UserError(
                $"there is no method '{method}'",
                Suggestion.For(method, names) is { } guess ? $"did you mean '{guess}'?" : $"'methods' lists them: {string.Join(", ", names)}");
        }

        if (PseudonymKey is { } key && !File.Exists(key))
            throw new UserError($"there is no key file {key}", "make one: head -c 32 /dev/urandom > FILE, and keep it secret");
        return this;
    }
}
