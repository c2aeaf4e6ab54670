using System.CommandLine;
using System.Globalization;
using Tocsin.Cli.Output;
using Tocsin.Server;
using Tocsin.Server.Access;
using Tocsin.Storage;

namespace Tocsin.Cli.Commands;

/// <summary><c>tocsin people invite</c>: a one-time link for somebody new, or for an owner who is locked out.</summary>
internal static class PeopleInviteCommand
{
    private static readonly TimeSpan Kept = TimeSpan.FromHours(24);

    /// <summary>Builds the command.</summary>
    public static TocsinCommand Build(Terminal terminal)
    {
        var store = new StoreOption();
        var name = new Argument<string>("NAME") { Description = "The person, as the name shall stand in decisions." };
        var role = new Option<Role?>("--role") { Description = "viewer, auditor, analyst, lead, or admin; the one they have when not given.", HelpName = "ROLE" };
        var elections = new Option<string[]>("--election") { Description = "An election they work on, or '*' for all; those they have when not given. Can be repeated.", HelpName = "ID", DefaultValueFactory = _ => [] };
        var by = new Option<string>("--by") { Description = "Who decides: an admin's name.", HelpName = "NAME", Required = true };
        var address = new Option<string>("--address") { Description = "Address under which people reach the server.", HelpName = "URL", DefaultValueFactory = _ => $"http://localhost:{ServerSettings.DefaultPort}" };
        var command = new TocsinCommand(
            "invite",
            "Print a one-time link with which a person chooses a password: somebody new, or somebody who is locked out. Their codes, passkeys and sessions end when it is used. The audit log tells of it.",
            "tocsin people invite \"Ida Berg\" --by \"Ida Berg\" --store cases.db",
            "tocsin people invite \"Jon Ek\" --role analyst --election valdoria-2027 --by \"Ida Berg\" --store cases.db");
        command.Arguments.Add(name);
        foreach (Option option in new Option[] { role, elections, by, address, store })
            command.Options.Add(option);
        command.SetAction(parsed =>
        {
            using var cases = store.Open(parsed, terminal);
            string secret = Secret.New();
            var expires = terminal.Clock.GetUtcNow() + Kept;
            string[] chosen = parsed.GetRequiredValue(elections);
            cases.Invite(parsed.GetRequiredValue(name), parsed.GetValue(role), chosen.Length > 0 ? chosen : null, Secret.Hash(secret), expires, parsed.GetRequiredValue(by));
            Tell(terminal, parsed, parsed.GetRequiredValue(name).Trim(), $"{parsed.GetRequiredValue(address).TrimEnd('/')}/invite?token={secret}", expires);
            return ExitCode.Clean;
        });
        return command;
    }

    private static void Tell(Terminal terminal, ParseResult parsed, string name, string link, DateTimeOffset expires)
    {
        string until = expires.UtcDateTime.ToString("yyyy-MM-dd HH:mm 'UTC'", CultureInfo.InvariantCulture);
        if (parsed.GetValue(GlobalOptions.Json))
        {
            terminal.Json.Write(line =>
            {
                line.WriteString("type", "invitation");
                line.WriteString("name", name);
                line.WriteString("link", link);
                line.WriteString("expires", until);
            });
            return;
        }

        terminal.Out.WriteLine(SafeText.Clean($"For {name}, good once, until {until}: {link}"));
    }
}
