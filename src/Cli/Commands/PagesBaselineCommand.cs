using System.CommandLine;
using Tocsin.Cli.Fetching;
using Tocsin.Cli.Output;
using Tocsin.Cli.Pages;

namespace Tocsin.Cli.Commands;

/// <summary><c>tocsin pages baseline PAGE…</c> and <c>approve</c>.</summary>
public static class PagesBaselineCommand
{
    private static readonly Option<string> By = new("--approved-by") { Description = "The person who looked at the pages and approves them.", HelpName = "NAME", Required = true };
    private static readonly Option<string?> Key = new("--key") { Description = "The private key to sign with.", HelpName = "FILE" };
    private static readonly Option<string?> NewKey = new("--new-key") { Description = "Make a key here (and FILE.pub, which suffices to check); keep it from the machine that serves the pages.", HelpName = "FILE" };
    private static readonly Option<string?> Url = new("--url") { Description = "Address of the page, to tell where its links lead.", HelpName = "URL" };
    private static readonly Option<string?> Note = new("--note") { Description = "What else there is to say.", HelpName = "TEXT" };

    private static readonly Option<string[]> Regions = new("--region")
    {
        Description = "Where change is expected: CSS selector, colon, rule (anything, numbers, growing, result). May be given several times.",
        HelpName = "SELECTOR: RULE",
        DefaultValueFactory = _ => [],
    };

    private static readonly Option<string[]> Loads = new("--load")
    {
        Description = "The same page loaded again: what differs between loads is no change.",
        HelpName = "FILE",
        DefaultValueFactory = _ => [],
    };

    /// <summary>Builds the command.</summary>
    public static Command Build(Terminal terminal, string name, string description)
    {
        var command = new TocsinCommand(
            name,
            description,
            $"tocsin pages {name} results.html --store approved --key pages.key --approved-by \"Ida Lorne\"",
            $"tocsin pages {name} results.html --load again.html --store approved --key pages.key --approved-by \"Ida Lorne\" --region \".ticker: anything\" --region \"#results td: result\"");
        command.Arguments.Add(PagesCommand.Inputs);
        foreach (Option option in new Option[] { PagesCommand.Store, By, Key, NewKey, Regions, Loads, Url, Note, FetchOptionsOf.Urls, FetchOptionsOf.AllowLoopback })
            command.Options.Add(option);
        command.SetAction((parsed, cancellation) => RunAsync(parsed, terminal, cancellation));
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, Terminal terminal, CancellationToken cancellation)
    {
        string store = parsed.GetRequiredValue(PagesCommand.Store);
        var (fetched, failed) = await PageFetches.RunAsync(parsed, store, terminal, cancellation).ConfigureAwait(false);
        if (failed > 0)
            throw new UserError("nothing was approved, for not every page could be fetched", "see above; approve the others by themselves");
        return BaselineRun.Run(
            new BaselineRequest
            {
                Fetched = fetched,
                Inputs = parsed.GetValue(PagesCommand.Inputs) ?? [],
                Loads = parsed.GetRequiredValue(Loads),
                Store = store,
                Key = parsed.GetValue(Key),
                NewKey = parsed.GetValue(NewKey),
                By = parsed.GetRequiredValue(By),
                Note = parsed.GetValue(Note) ?? "",
                Url = parsed.GetValue(Url),
                Regions = parsed.GetRequiredValue(Regions),
                Json = parsed.GetValue(GlobalOptions.Json),
            },
            terminal);
    }
}
