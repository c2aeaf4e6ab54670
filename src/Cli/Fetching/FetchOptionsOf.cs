using System.CommandLine;
using Tocsin.Fetching;

namespace Tocsin.Cli.Fetching;

/// <summary>The options of every command that may fetch.</summary>
internal static class FetchOptionsOf
{
    internal static readonly Option<string[]> Urls = new("--fetch")
    {
        Description = "Fetch these pages from the web: single requests to public addresses, announced and recorded. Their servers learn your address.",
        HelpName = "URL",
        DefaultValueFactory = _ => [],
        AllowMultipleArgumentsPerToken = true,
    };

    // For tests against servers on this machine.
    internal static readonly Option<bool> AllowLoopback = new("--allow-loopback") { Hidden = true };

    /// <summary>The bounds that a command line asks for.</summary>
    public static FetchOptions Of(ParseResult parsed, TimeProvider clock) => new() { AllowLoopback = parsed.GetValue(AllowLoopback), Clock = clock };
}
