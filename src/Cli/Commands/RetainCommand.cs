using System.CommandLine;
using Tocsin.Cli.Output;

namespace Tocsin.Cli.Commands;

/// <summary><c>tocsin store retain</c>: deletes posts that support nothing after the set time.</summary>
internal static class RetainCommand
{
    /// <summary>Builds the command.</summary>
    public static Command Build(Terminal terminal, StoreOption store)
    {
        var days = new Option<int>("--older-than") { Description = "Days since the posts arrived.", HelpName = "DAYS", Required = true };
        var by = new Option<string>("--by") { Description = "Who decides: a person's name.", HelpName = "NAME", Required = true };
        var dry = new Option<bool>("--dry-run") { Description = "Tell what would be deleted, and delete nothing." };
        var command = new TocsinCommand(
            "retain",
            "Delete the posts that arrived so long ago and support no incident. A proof without content stays in the audit log.",
            "tocsin store retain --older-than 90 --by \"Ida Berg\" --dry-run --store cases.db");
        foreach (Option option in new Option[] { days, by, dry, store })
            command.Options.Add(option);
        command.SetAction(parsed =>
        {
            if (parsed.GetValue(days) is < 0 and var wrong)
                throw new UserError($"--older-than {wrong} lies in the future", "give days that have passed, for example 90");
            using var cases = store.Open(parsed, terminal);
            bool only = parsed.GetValue(dry);
            var deletions = cases.Retain(terminal.Clock.GetUtcNow().AddDays(-parsed.GetValue(days)), parsed.GetRequiredValue(by), only);
            foreach (var deletion in deletions)
            {
                if (parsed.GetValue(GlobalOptions.Json))
                {
                    terminal.Json.Write(line =>
                    {
                        line.WriteString("type", only ? "would-delete" : "deleted");
                        line.WriteNumber("capture", deletion.Capture);
                        line.WriteString("name", deletion.Name);
                        line.WriteNumber("posts", deletion.Posts);
                        line.WriteNumber("kept", deletion.Kept);
                        line.WriteString("proof", deletion.Proof);
                    });
                    continue;
                }

                terminal.Out.WriteLine($"{(only ? "would delete" : "deleted")} {Words.Count(deletion.Posts, "post")} of {SafeText.ShortenPath(deletion.Name, 60)}; kept {Words.Count(deletion.Kept)} that incidents rest on");
            }

            if (deletions.Count == 0 && !parsed.GetValue(GlobalOptions.Json))
                terminal.Out.WriteLine("Nothing is that old and supports nothing.");
            return ExitCode.Clean;
        });
        return command;
    }
}
