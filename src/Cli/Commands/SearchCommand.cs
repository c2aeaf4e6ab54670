using System.CommandLine;
using System.Globalization;
using Tocsin.Cli.Output;
using Tocsin.Cli.Remote;
using Tocsin.Engine.Pipeline;

namespace Tocsin.Cli.Commands;

/// <summary><c>tocsin search WORDS</c>: posts of the store by their words.</summary>
public static class SearchCommand
{
    /// <summary>Builds the command.</summary>
    public static Command Build(Terminal terminal)
    {
        var words = new Argument<string[]>("WORD") { Description = "Words that must all be there; word* finds what begins with it. Case and accents do not matter.", Arity = ArgumentArity.OneOrMore };
        var store = new StoreOption();
        var election = new Option<string?>("--election", "-e") { Description = "Only posts of this election: its id.", HelpName = "ID" };
        var server = new ServerOption();
        var most = new Option<int>("--most") { Description = "How many at most.", HelpName = "N", DefaultValueFactory = _ => 20 };
        var before = new Option<long?>("--before") { Description = "Go on where the last page ended: the number of its last post.", HelpName = "N" };
        var command = new TocsinCommand("search", "Find posts of the case store by their words, the last that arrived first. Exit code 1 when there are any.", "tocsin search ballot stuff* --store cases.db");
        command.Arguments.Add(words);
        foreach (Option option in new Option[] { store, server, election, most, before })
            command.Options.Add(option);
        command.SetAction(async (parsed, cancellation) =>
        {
            if (parsed.GetValue(most) is not (> 0 and <= 10_000) and var wrong)
                throw new UserError($"--most {wrong} is not a number from 1 to 10000", "for example --most 50");
            string typed = string.Join(' ', parsed.GetRequiredValue(words));
            if (server.Open(parsed) is { } remote)
                return await new RemoteIncidents(remote, terminal).Search(parsed.GetValue(election), typed, parsed.GetValue(most), parsed.GetValue(GlobalOptions.Json), cancellation).ConfigureAwait(false);
            using var cases = store.Open(parsed, terminal);
            var posts = cases.Search(typed, parsed.GetValue(election), parsed.GetValue(before), parsed.GetValue(most));
            cases.Note(Environment.UserName, "search", parsed.GetValue(election) ?? "", $"{typed}: {posts.Count} posts shown");
            var names = new Pseudonymiser(cases.PseudonymKey);
            foreach (var post in posts)
            {
                if (parsed.GetValue(GlobalOptions.Json))
                {
                    terminal.Json.Write(line =>
                    {
                        line.WriteString("type", "post");
                        line.WriteNumber("number", post.Id);
                        line.WriteNumber("capture", post.Capture);
                        line.WriteNumber("line", post.Line);
                        line.WriteString("time", post.Time.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ss.fffZ", CultureInfo.InvariantCulture));
                        line.WriteString("account", names.Account(post.Account));
                        line.WriteString("platform", post.Platform);
                        line.WriteString("language", post.Language);
                        line.WriteString("text", Pseudonymiser.Mask(post.Text));
                    });
                    continue;
                }

                terminal.Out.WriteLine($"{post.Time.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture)} UTC  {names.Account(post.Account)}  (post {Words.Count(post.Id)}, capture {post.Capture}, record {Words.Count(post.Line)})");
                terminal.Out.WriteLine($"  {SafeText.Shorten(Pseudonymiser.Mask(post.Text), 400)}");
            }

            if (posts.Count == 0 && !parsed.GetValue(GlobalOptions.Json))
                terminal.Out.WriteLine("No post has these words.");
            return posts.Count > 0 ? ExitCode.Findings : ExitCode.Clean;
        });
        return command;
    }
}
