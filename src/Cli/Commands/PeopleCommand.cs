using System.CommandLine;
using System.Globalization;
using Tocsin.Cli.Output;
using Tocsin.Storage;

namespace Tocsin.Cli.Commands;

/// <summary><c>tocsin people</c>: who may do what with a store.</summary>
public static class PeopleCommand
{
    private static readonly StoreOption Store = new();
    private static readonly Argument<string> Person = new("NAME") { Description = "The person, as the name shall stand in decisions." };
    private static readonly Option<string> By = new("--by") { Description = "Who decides: a person's name.", HelpName = "NAME", Required = true };

    /// <summary>Builds the command.</summary>
    public static Command Build(Terminal terminal)
    {
        var command = new TocsinCommand(
            "people",
            "Who may do what with a store: viewer reads; auditor reads and judges nothing; analyst scans and judges; lead also approves, reveals, exports, holds; admin also registers people and deletes. "
            + "While nobody is registered any name is taken.",
            "tocsin people add \"Ida Berg\" --role admin --login ida --by \"Ida Berg\" --store cases.db",
            "tocsin people list --store cases.db");
        command.Subcommands.Add(Add(terminal));
        command.Subcommands.Add(End(terminal));
        command.Subcommands.Add(List(terminal));
        command.Subcommands.Add(PeopleInviteCommand.Build(terminal));
        return command;
    }

    private static TocsinCommand Add(Terminal terminal)
    {
        var role = new Option<Role>("--role") { Description = "viewer, auditor, analyst, lead, or admin.", HelpName = "ROLE", Required = true };
        var login = new Option<string>("--login") { Description = "Account of the operating system from which alone this name is taken.", HelpName = "USER", DefaultValueFactory = _ => "" };
        var command = new TocsinCommand(
            "add",
            "Register a person, or give them another role. The first one registers themselves as admin; from then on names that are not registered are refused.",
            "tocsin people add \"Jon Ek\" --role analyst --login jon --by \"Ida Berg\" --store cases.db");
        command.Arguments.Add(Person);
        foreach (Option option in new Option[] { role, login, By, Store })
            command.Options.Add(option);
        command.SetAction(parsed =>
        {
            using var store = Store.Open(parsed, terminal);
            string name = parsed.GetRequiredValue(Person).Trim();
            store.AddPerson(name, parsed.GetRequiredValue(role), parsed.GetRequiredValue(login), parsed.GetRequiredValue(By));
            Tell(terminal, parsed, store.People().Last(p => p.Until is null && p.Name == name));
            return ExitCode.Clean;
        });
        return command;
    }

    private static TocsinCommand End(Terminal terminal)
    {
        var reason = new Option<string>("--reason", "-r") { Description = "Why, in your words.", HelpName = "TEXT", Required = true };
        var command = new TocsinCommand("end", "A person may do nothing from now on; what they decided stands.", "tocsin people end \"Jon Ek\" --by \"Ida Berg\" --reason \"left the team\" --store cases.db");
        command.Arguments.Add(Person);
        foreach (Option option in new Option[] { By, reason, Store })
            command.Options.Add(option);
        command.SetAction(parsed =>
        {
            using var store = Store.Open(parsed, terminal);
            store.EndPerson(parsed.GetRequiredValue(Person), parsed.GetRequiredValue(By), parsed.GetRequiredValue(reason));
            Tell(terminal, parsed, store.People().Last(p => p.Until is not null));
            return ExitCode.Clean;
        });
        return command;
    }

    private static TocsinCommand List(Terminal terminal)
    {
        var command = new TocsinCommand("list", "Everybody who was ever registered.", "tocsin people list --store cases.db");
        command.Options.Add(Store);
        command.SetAction(parsed =>
        {
            using var store = Store.Open(parsed, terminal);
            var all = store.People();
            if (all.Count == 0 && !parsed.GetValue(GlobalOptions.Json))
                terminal.Out.WriteLine("Nobody is registered: any name is taken. 'people add' registers the first.");
            foreach (var person in all)
                Tell(terminal, parsed, person);
            return ExitCode.Clean;
        });
        return command;
    }

    private static void Tell(Terminal terminal, ParseResult parsed, Person person)
    {
        string role = person.Role.ToString().ToLowerInvariant();
        if (parsed.GetValue(GlobalOptions.Json))
        {
            terminal.Json.Write(line =>
            {
                line.WriteString("type", "person");
                line.WriteString("name", person.Name);
                line.WriteString("role", role);
                line.WriteString("login", person.Login.Length > 0 ? person.Login : null);
                line.WriteString("since", Utc(person.Since));
                line.WriteString("until", person.Until is { } until ? Utc(until) : null);
            });
            return;
        }

        terminal.Out.WriteLine(SafeText.Clean($"{person.Name}: {role}{(person.Login.Length > 0 ? $", only as {person.Login}" : "")}, since {Utc(person.Since)}{(person.Until is { } end ? $", until {Utc(end)}" : "")}"));
    }

    private static string Utc(DateTimeOffset moment) => moment.UtcDateTime.ToString("yyyy-MM-dd HH:mm 'UTC'", CultureInfo.InvariantCulture);
}
