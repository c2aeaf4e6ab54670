using System.CommandLine;
using Tocsin.Cli.Fetching;
using Tocsin.Cli.Output;
using Tocsin.Cli.Sites;

namespace Tocsin.Cli.Commands;

/// <summary><c>tocsin domains sites DIR|FILE…</c>: which sites have one operator, and which imitate a protected one.</summary>
public static class DomainsSitesCommand
{
    private static readonly Argument<string[]> Inputs = new("DIR|FILE")
    {
        Description = "Saved pages: .html files, or folders with a file or a folder for each site, named for its host; sites.csv (file,host) in it may name them.",
        Arity = ArgumentArity.ZeroOrMore,
    };

    private static readonly Option<string[]> Protect = new("--protect-page", "-p")
    {
        Description = "Saved pages of protected sites, to tell clones by; files or folders.",
        HelpName = "FILE",
        DefaultValueFactory = _ => [],
    };

    private static readonly Option<string?> Election = new("--election", "-e") { Description = "Election profile: sites under the domains of its subjects are protected.", HelpName = "FILE" };
    private static readonly Option<string?> Out = new("--out", "-o") { Description = "Directory for sites.html, a report for people, and sites.json.", HelpName = "DIR" };

    private static readonly Option<int> Many = new("--many")
    {
        Description = "What more sites than this have in common counts one tier less.",
        HelpName = "N",
        DefaultValueFactory = _ => 25,
    };

    /// <summary>Builds the command.</summary>
    public static Command Build(Terminal terminal)
    {
        var command = new TocsinCommand(
            "sites",
            "Link sites by what their pages share, in three tiers, and find clones of protected ones. Exit code 1 when there are networks or clones.",
            "tocsin domains sites saved/ --protect-page our-front.html --out sites",
            "tocsin domains sites saved/ --election fr-2017-president --json",
            "tocsin domains sites --fetch https://one.example/ https://two.example/ --out sites");
        command.Arguments.Add(Inputs);
        foreach (Option option in new Option[] { Protect, Election, Many, FetchOptionsOf.Urls, FetchOptionsOf.AllowLoopback, Out })
            command.Options.Add(option);
        command.SetAction((parsed, cancellation) => RunAsync(parsed, terminal, cancellation));
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, Terminal terminal, CancellationToken cancellation)
    {
        int many = parsed.GetValue(Many);
        if (many is < 2 or > 500)
            throw new UserError($"--many {many} is out of range", "give a number from 2 to 500");
        var session = new FetchSession(FetchOptionsOf.Of(parsed, terminal.Clock), terminal);
        var fetched = await SiteFetches.RunAsync(parsed.GetValue(FetchOptionsOf.Urls) ?? [], session, cancellation).ConfigureAwait(false);
        return SitesRun.Run(
            new SitesRequest
            {
                Fetched = fetched,
                Session = session,
                Inputs = parsed.GetValue(Inputs) ?? [],
                Protect = parsed.GetRequiredValue(Protect),
                Election = parsed.GetValue(Election),
                Many = many,
                Out = parsed.GetValue(Out),
                Json = parsed.GetValue(GlobalOptions.Json),
            },
            terminal,
            cancellation);
    }
}
