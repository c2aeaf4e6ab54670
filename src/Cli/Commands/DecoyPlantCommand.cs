using System.CommandLine;
using Tocsin.Cli.Decoys;
using Tocsin.Cli.Output;

namespace Tocsin.Cli.Commands;

/// <summary><c>tocsin decoy plant ID…</c>: remembers where a decoy is.</summary>
public static class DecoyPlantCommand
{
    private static readonly Argument<string[]> Ids = new("ID")
    {
        Description = "Decoys, as tocsin decoy list shows them.",
        Arity = ArgumentArity.OneOrMore,
    };

    private static readonly Option<string> At = new("--at")
    {
        Description = "The place in your words; its name is what a ring will tell you.",
        HelpName = "PLACE",
        Required = true,
    };

    private static readonly Option<string> By = new("--by")
    {
        Description = "Who plants it: a person's name.",
        HelpName = "NAME",
        Required = true,
    };

    private static readonly Option<string> Note = new("--note")
    {
        Description = "What else should be remembered.",
        HelpName = "TEXT",
        DefaultValueFactory = _ => "",
    };

    private static readonly Option<bool> Move = new("--move")
    {
        Description = "The decoy was taken away from where it was.",
    };

    private static readonly Option<string?> From = new("--from")
    {
        Description = "Folder with the files that make wrote; with --copy-to.",
        HelpName = "DIR",
    };

    private static readonly Option<string?> CopyTo = new("--copy-to")
    {
        Description = "Also copy the files there, dated as they pretend to be.",
        HelpName = "DIR",
    };

    /// <summary>Builds the command.</summary>
    public static Command Build(Terminal terminal)
    {
        var command = new TocsinCommand(
            "plant",
            "Remember where a decoy was put, by whom and when. One decoy, one place.",
            "tocsin decoy plant k7m2q --at \"finance share /2027/budget\" --by \"Ida Berg\" --store decoys.json",
            "tocsin decoy plant k7m2q --at \"finance share\" --by \"Ida Berg\" --store decoys.json --from decoys --copy-to /mnt/finance/2027");
        command.Arguments.Add(Ids);
        foreach (Option option in new Option[] { At, By, Note, Move, From, CopyTo, DecoyOptions.Store, DecoyOptions.Passphrase })
            command.Options.Add(option);
        command.SetAction((parsed, _) => Task.FromResult(PlantRun.Run(
            new PlantRequest
            {
                Ids = parsed.GetRequiredValue(Ids),
                Place = parsed.GetRequiredValue(At).Trim(),
                By = parsed.GetRequiredValue(By).Trim(),
                Note = parsed.GetRequiredValue(Note),
                Move = parsed.GetValue(Move),
                From = parsed.GetValue(From),
                CopyTo = parsed.GetValue(CopyTo),
                Store = DecoyOptions.Of(parsed),
                Json = parsed.GetValue(GlobalOptions.Json),
            },
            terminal)));
        return command;
    }
}
