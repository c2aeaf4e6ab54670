using System.CommandLine;
using System.Globalization;
using Tocsin.Cli.Output;
using Tocsin.Engine.Model.Claims;
using Tocsin.Partners.Plain;

namespace Tocsin.Cli.Commands;

/// <summary><c>tocsin share review</c>: a published note about a claim as ClaimReview.</summary>
internal static class ShareReviewCommand
{
    private static readonly string[] Verdicts = ["false", "misleading", "mixed", "true"];

    /// <summary>Builds the command.</summary>
    public static Command Build(Terminal terminal)
    {
        var claim = new Option<string>("--claim") { Description = "The claim, in one sentence.", HelpName = "TEXT", Required = true };
        var verdict = new Option<string>("--verdict") { Description = "What your note says of it: false, misleading, mixed, true.", HelpName = "WORD", Required = true };
        verdict.AcceptOnlyFromAmong(Verdicts);
        var address = new Option<string>("--url") { Description = "Where your note is published.", HelpName = "URL", Required = true };
        var publisher = new Option<string>("--publisher") { Description = "Who publishes it.", HelpName = "NAME", Required = true };
        var day = new Option<string?>("--date") { Description = "When it was published: YYYY-MM-DD.", HelpName = "DATE" };
        var seen = new Option<string[]>("--appearance") { Description = "Where the claim was made: addresses.", HelpName = "URL…", AllowMultipleArgumentsPerToken = true, DefaultValueFactory = _ => [] };
        var language = new Option<string?>("--language") { Description = "Language of the note, such as fr.", HelpName = "CODE" };
        var command = new TocsinCommand(
            "review",
            "Write the ClaimReview (schema.org JSON-LD) of a note you published, to put into its page. The verdict is yours: Tocsin decides of no claim.",
            "tocsin share review --claim \"Ballots were forged in Halm\" --verdict false --url https://cell.example/notes/3 --publisher \"The Cell\" --date 2027-04-09");
        foreach (Option option in new Option[] { claim, verdict, address, publisher, day, seen, language })
            command.Options.Add(option);
        command.SetAction(parsed =>
        {
            DateTimeOffset? published = null;
            if (parsed.GetValue(day) is { } typed)
            {
                published = DateOnly.TryParseExact(typed, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) ? new DateTimeOffset(date.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero)
                    : throw new UserError($"'{typed}' is no day", "write it as YYYY-MM-DD");
            }

            if (!Uri.TryCreate(parsed.GetRequiredValue(address), UriKind.Absolute, out var uri) || uri.Scheme is not ("http" or "https"))
                throw new UserError($"'{parsed.GetRequiredValue(address)}' is no address of a page", "give the address of the published note: https://…");
            string text = PublishedReview.Of([new ClaimReview
            {
                Claim = parsed.GetRequiredValue(claim),
                Verdict = Enum.Parse<ClaimVerdict>(parsed.GetRequiredValue(verdict), ignoreCase: true),
                Publisher = parsed.GetRequiredValue(publisher),
                Url = uri.AbsoluteUri,
                Reviewed = published,
                Appearances = parsed.GetRequiredValue(seen),
                Language = parsed.GetValue(language),
                Origin = "",
            }]);
            terminal.Out.Write(parsed.GetValue(GlobalOptions.Json) ? System.Text.Json.Nodes.JsonNode.Parse(text)!.ToJsonString() + "\n" : text);
            return ExitCode.Clean;
        });
        return command;
    }
}
