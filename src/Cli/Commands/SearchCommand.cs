using System.CommandLine;
using System.Globalization;
using Tocsin.Cli.Output;
using Tocsin.Cli.Remote;
using Tocsin.Cli.Storing;
using Tocsin.Server.Api;
using Tocsin.Storage;

namespace Tocsin.Cli.Commands;

/// <summary><c>tocsin search WORDS</c>: posts, articles, findings and evidence of the store by their words.</summary>
public static class SearchCommand
{
    private static readonly Argument<string[]> Typed = new("WORD") { Description = "Words that must all be there; word* finds what begins with it. Case and accents do not matter.", Arity = ArgumentArity.OneOrMore };
    private static readonly StoreOption Store = new();
    private static readonly Option<string?> Election = new("--election", "-e") { Description = "Only of this election: its id.", HelpName = "ID" };
    private static readonly Option<string> Kind = new("--kind", "-k") { Description = $"What to look in: {string.Join(", ", SearchKinds.All)}. Articles are posts of sites.", HelpName = "KIND", DefaultValueFactory = _ => SearchKinds.Posts };
    private static readonly Option<int> Most = new("--most") { Description = "How many at most.", HelpName = "N", DefaultValueFactory = _ => 20 };
    private static readonly Option<string?> Before = new("--before") { Description = "Go on where the last page ended, as it said: among posts the number of its last one.", HelpName = "PLACE" };

    /// <summary>Builds the command.</summary>
    public static Command Build(Terminal terminal)
    {
        var command = new TocsinCommand(
            "search",
            "Find posts, articles, findings and evidence of the case store by their words, the last that arrived first. Exit code 1 when there are any.",
            "tocsin search ballot stuff* --store cases.db",
            "tocsin search impots-gouv --kind names --store cases.db");
        command.Arguments.Add(Typed);
        foreach (Option option in new Option[] { Store, Election, Kind, Most, Before })
            command.Options.Add(option);
        command.Acts(parsed => Here(parsed, terminal), (parsed, server, cancellation) => There(parsed, server, terminal, cancellation));
        return command;
    }

    private static int Here(ParseResult parsed, Terminal terminal)
    {
        var (words, most) = Asked(parsed);
        string kind = SearchKinds.Require(parsed.GetRequiredValue(Kind));
        using var cases = Store.Open(parsed, terminal);
        var page = cases.Observe(words, parsed.GetValue(Election), parsed.GetValue(Before), most, new PostFilter { Kind = kind });
        cases.Note(Environment.UserName, "search", parsed.GetValue(Election) ?? "", $"{words}: {page.Items.Count} {(kind == SearchKinds.Everything ? "things" : kind)} shown");
        return new ObservationPrinter(terminal).Print(page, parsed.GetValue(GlobalOptions.Json));
    }

    private static async Task<int> There(ParseResult parsed, RemoteServer server, Terminal terminal, CancellationToken cancellation)
    {
        var (words, most) = Asked(parsed);
        string election = Uri.EscapeDataString(await server.Election(parsed.GetValue(Election), cancellation).ConfigureAwait(false));
        string at = parsed.GetValue(Before) is { } before ? $"&cursor={Uri.EscapeDataString(before)}" : "";
        var page = await server.Get<ApiPage<Observation>>(string.Create(CultureInfo.InvariantCulture, $"elections/{election}/observations?q={Uri.EscapeDataString(words)}&kind={Uri.EscapeDataString(parsed.GetRequiredValue(Kind))}&limit={most}{at}"), cancellation).ConfigureAwait(false);
        return new ObservationPrinter(terminal).Print(new ObservationPage(page.Items, page.Next), parsed.GetValue(GlobalOptions.Json));
    }

    private static (string Words, int Most) Asked(ParseResult parsed) => parsed.GetValue(Most) is > 0 and <= 10_000 and var most
        ? (string.Join(' ', parsed.GetRequiredValue(Typed)), most)
        : throw new UserError($"--most {parsed.GetValue(Most)} is not a number from 1 to 10000", "for example --most 50");
}
