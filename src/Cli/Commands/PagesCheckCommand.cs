using System.CommandLine;
using Tocsin.Cli.Fetching;
using Tocsin.Cli.Output;
using Tocsin.Cli.Pages;

namespace Tocsin.Cli.Commands;

/// <summary><c>tocsin pages check PAGE…</c>: what changed that nobody approved.</summary>
public static class PagesCheckCommand
{
    private static readonly Option<string> Key = new("--key") { Description = "The public key (FILE.pub) of the one who approves, from a place that an attacker of the store cannot reach.", HelpName = "FILE", Required = true };
    private static readonly Option<string?> Election = new("--election", "-e") { Description = "Election profile: before the last polls close no figure of the result may stand.", HelpName = "FILE" };
    private static readonly Option<DateTimeOffset?> At = new("--at") { Description = "When the pages were saved; now, unless given.", HelpName = "TIME" };
    private static readonly Option<string?> Out = new("--out", "-o") { Description = "Directory for pages.html, a comparison for people, and pages.ndjson.", HelpName = "DIR" };
    private static readonly Option<bool> Picture = new("--picture") { Description = "With --out: draw each changed page before and after, with Chromium cut off from any network." };

    /// <summary>Builds the command.</summary>
    public static Command Build(Terminal terminal)
    {
        var command = new TocsinCommand(
            "check",
            "Compare pages with what was approved. Exit code 1 when one rings: replaced, a figure too early or fallen, a form, script, frame or link that leads elsewhere.",
            "tocsin pages check results.html --store approved --key pages.key.pub",
            "tocsin pages check saved/ --store approved --key pages.key.pub --election profile.yaml --out checked --picture");
        command.Arguments.Add(PagesCommand.Inputs);
        foreach (Option option in new Option[] { PagesCommand.Store, Key, Election, At, Out, Picture, FetchOptionsOf.Urls, FetchOptionsOf.AllowLoopback })
            command.Options.Add(option);
        command.SetAction((parsed, cancellation) => RunAsync(parsed, terminal, cancellation));
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, Terminal terminal, CancellationToken cancellation)
    {
        string store = parsed.GetRequiredValue(PagesCommand.Store);
        var (fetched, failed) = await PageFetches.RunAsync(parsed, store, terminal, cancellation).ConfigureAwait(false);
        return PageCheckRun.Run(
            new PageCheckRequest
            {
                Fetched = fetched,
                NotFetched = failed,
                Inputs = parsed.GetValue(PagesCommand.Inputs) ?? [],
                Store = store,
                Key = parsed.GetRequiredValue(Key),
                Election = parsed.GetValue(Election),
                At = parsed.GetValue(At),
                Out = parsed.GetValue(Out),
                Picture = parsed.GetValue(Picture),
                Json = parsed.GetValue(GlobalOptions.Json),
            },
            terminal,
            cancellation);
    }
}
