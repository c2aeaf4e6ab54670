using System.CommandLine;
using Tocsin.Cli.Scanning;

namespace Tocsin.Cli.Commands;

/// <summary>The options of the compatibility mode of <c>scan</c>.</summary>
internal sealed class CompatOptions
{
    private readonly Option<string?> _compat = new("--compat")
    {
        Description = "Also compute exactly what another tool computes, into edges.csv and coortweet_*.csv. Known: coortweet.",
        HelpName = "TOOL",
    };

    private readonly Option<double?> _window = new("--window")
    {
        Description = "With --compat: seconds within which two shares count as together (default 60).",
        HelpName = "SECONDS",
    };

    private readonly Option<int?> _minParticipation = new("--min-participation")
    {
        Description = "With --compat: shares an account needs at least (default 2).",
        HelpName = "N",
    };

    private readonly Option<bool> _keepLoops = new("--keep-loops")
    {
        Description = "With --compat: keep pairs of an account with itself.",
    };

    private readonly Option<double?> _edgeWeight = new("--edge-weight")
    {
        Description = "With --compat: quantile of weights an edge must exceed (default 0.5).",
        HelpName = "Q",
    };

    private readonly Option<bool> _asPublished = new("--as-published")
    {
        Description = "With --compat: reproduce the tool's own counts, faults included, to compare file by file.",
    };

    internal void AddTo(Command command)
    {
        foreach (Option option in new Option[] { _compat, _window, _minParticipation, _keepLoops, _edgeWeight, _asPublished })
            command.Options.Add(option);
    }

    internal CompatRequest? Read(ParseResult parsed)
    {
        string? tool = parsed.GetValue(_compat);
        double? window = parsed.GetValue(_window);
        int? participation = parsed.GetValue(_minParticipation);
        double? weight = parsed.GetValue(_edgeWeight);
        bool loops = parsed.GetValue(_keepLoops);
        bool published = parsed.GetValue(_asPublished);
        if (tool is null)
        {
            return window is null && participation is null && weight is null && !loops && !published
                ? null
                : throw new UserError(
                    "--window, --min-participation, --keep-loops, --edge-weight and --as-published belong to the compatibility mode",
                    "add --compat coortweet, or leave them out: Tocsin's own detectors need no thresholds");
        }

        if (!string.Equals(tool, "coortweet", StringComparison.OrdinalIgnoreCase))
            throw new UserError($"--compat {tool} is not known", "the one mode is coortweet");
        if (window is < 0 or double.NaN or double.PositiveInfinity)
            throw new UserError($"--window {window} is out of range", "give seconds, 0 or more");
        if (participation < 1)
            throw new UserError($"--min-participation {participation} is out of range", "give 1 or more");
        if (weight is < 0 or > 1 or double.NaN)
            throw new UserError($"--edge-weight {weight} is out of range", "give a quantile from 0 to 1");
        return new CompatRequest(window ?? 60, participation ?? 2, loops, weight ?? 0.5, published);
    }
}
