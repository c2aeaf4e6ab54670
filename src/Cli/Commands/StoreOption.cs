using System.CommandLine;
using Tocsin.Cli.Output;
using Tocsin.Storage;

namespace Tocsin.Cli.Commands;

/// <summary>Which store a command works on.</summary>
internal sealed class StoreOption : Option<string?>
{
    /// <summary>Where the store is when no option says so.</summary>
    public const string Variable = "TOCSIN_STORE";

    /// <summary>Creates the option.</summary>
    public StoreOption()
        : base("--store")
    {
        Description = $"The case store: a file, or postgresql://user@host/database. Without it the one in {Variable}.";
        HelpName = "PLACE";
    }

    /// <summary>Opens the store.</summary>
    /// <exception cref="UserError">None was named.</exception>
    public CaseStore Open(ParseResult parsed, Terminal terminal, bool create = false) => CaseStore.Open(Address(parsed), create, terminal.Clock);

    /// <summary>The address that was named.</summary>
    public StoreAddress Address(ParseResult parsed) => Named(parsed) is { } place
        ? StoreAddress.Parse(place)
        : throw new UserError("no store was named", $"give --store FILE, or set {Variable}");

    /// <summary>Where a command keeps what it finds: only when asked to. <c>--store -</c> is the one in the variable.</summary>
    public string? Kept(ParseResult parsed) => parsed.GetValue(this) is "-"
        ? Environment.GetEnvironmentVariable(Variable) ?? throw new UserError("--store - names no store", $"set {Variable}")
        : parsed.GetValue(this);

    /// <summary>What was named; null when nothing was.</summary>
    public string? Named(ParseResult parsed) => parsed.GetValue(this) ?? (Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } named ? named : null);
}
