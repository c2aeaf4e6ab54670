using System.CommandLine;
using Tocsin.Storage.Partners;

namespace Tocsin.Cli.Commands;

/// <summary>A level of the Traffic Light Protocol.</summary>
internal sealed class TlpOption : Option<string>
{
    /// <summary>Creates the option.</summary>
    /// <param name="description">What it is the level of.</param>
    /// <param name="otherwise">The level when none is named; null when one must be.</param>
    public TlpOption(string description, string? otherwise)
        : base("--tlp")
    {
        Description = $"{description}: {string.Join(", ", TlpWords.Codes)}.";
        HelpName = "LEVEL";
        Required = otherwise is null;
        if (otherwise is not null)
            DefaultValueFactory = _ => otherwise;
    }

    /// <summary>The level that was named.</summary>
    /// <exception cref="UserError">It is none.</exception>
    public TlpLevel Level(ParseResult parsed) => TlpWords.Read(parsed.GetRequiredValue(this))
        ?? throw new UserError($"'{parsed.GetRequiredValue(this)}' is no level of the Traffic Light Protocol", $"there are {string.Join(", ", TlpWords.Codes)}");
}
