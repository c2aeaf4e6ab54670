using System.CommandLine;
using Tocsin.Cli.Decoys;
using Tocsin.Cli.Output;

namespace Tocsin.Cli.Commands;

/// <summary><c>tocsin decoy make</c>: new decoys, remembered in the store.</summary>
public static class DecoyMakeCommand
{
    private static readonly Option<string> Election = new("--election", "-e")
    {
        Description = "Election profile: whose decoys they are, their name and domains.",
        HelpName = "FILE",
        Required = true,
    };

    private static readonly Option<string?> Campaign = new("--campaign")
    {
        Description = "Id of the person, party or body in the profile; the first with a domain when left out.",
        HelpName = "ID",
    };

    private static readonly Option<string[]> Kinds = new("--kind")
    {
        Description = "document, mail, link, contact, credential, by commas; all that the other options allow when left out.",
        HelpName = "KINDS",
        DefaultValueFactory = _ => [],
    };

    private static readonly Option<int> Count = new("--count", "-n")
    {
        Description = "How many decoys in all, 1 to 10,000.",
        HelpName = "N",
        DefaultValueFactory = _ => 10,
    };

    private static readonly Option<string[]> Languages = new("--languages")
    {
        Description = "en, fr, uk, de, es, ru, by commas; those of the profile when left out.",
        HelpName = "CODES",
        DefaultValueFactory = _ => [],
    };

    private static readonly Option<string?> LinkHost = new("--link-host")
    {
        Description = "A host of yours whose log you can read; links lead there. Nothing need answer.",
        HelpName = "HOST",
    };

    private static readonly Option<string?> ContactDomain = new("--contact-domain")
    {
        Description = "A mail domain of yours that takes mail for any name; contacts have addresses there.",
        HelpName = "DOMAIN",
    };

    private static readonly Option<string?> Seed = new("--seed")
    {
        Description = "For tests only: makes the same decoys again. Whoever knows it can make them too.",
        HelpName = "TEXT",
    };

    private static readonly Option<string> Out = new("--out", "-o")
    {
        Description = "Folder for the files. Empty it once they are planted.",
        HelpName = "DIR",
        Required = true,
    };

    /// <summary>Builds the command.</summary>
    public static Command Build(Terminal terminal)
    {
        var command = new TocsinCommand(
            "make",
            "Make decoys: unique, natural to read, about nothing that matters; only the store knows them.",
            "tocsin decoy make --election valdoria-2027 --store decoys.json --out decoys",
            "tocsin decoy make --election valdoria-2027 --kind document,mail,link --languages fr,en --link-host files.halvorsen2027.example --count 30 --store decoys.json --out decoys");
        foreach (Option option in new Option[] { Election, Campaign, Kinds, Count, Languages, LinkHost, ContactDomain, Seed, DecoyOptions.Store, DecoyOptions.Passphrase, Out })
            command.Options.Add(option);
        command.SetAction((parsed, cancellation) => Task.FromResult(MakeRun.Run(
            new MakeRequest
            {
                Election = parsed.GetRequiredValue(Election),
                Campaign = parsed.GetValue(Campaign),
                Kinds = Split(parsed.GetRequiredValue(Kinds)),
                Count = parsed.GetValue(Count),
                Languages = Split(parsed.GetRequiredValue(Languages)),
                LinkHost = parsed.GetValue(LinkHost),
                ContactDomain = parsed.GetValue(ContactDomain),
                Seed = parsed.GetValue(Seed),
                Store = DecoyOptions.Of(parsed),
                Out = parsed.GetRequiredValue(Out),
                Json = parsed.GetValue(GlobalOptions.Json),
            },
            terminal,
            cancellation)));
        return command;
    }

    private static List<string> Split(IEnumerable<string> values) =>
        [.. values.SelectMany(v => v.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)).Select(v => v.ToLowerInvariant()).Distinct(StringComparer.Ordinal)];
}
