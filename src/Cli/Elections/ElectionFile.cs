using Tocsin.Cli.Output;
using Tocsin.Engine.Model.Elections;
using Tocsin.Sources.Elections;

namespace Tocsin.Cli.Elections;

/// <summary>Finds the profile that a user names: a file, or one of the samples by its name.</summary>
public static class ElectionFile
{
    /// <summary>Reads a profile. A file wins over a sample of the same name.</summary>
    public static ElectionLoad Load(string nameOrPath) =>
        !File.Exists(nameOrPath) && ElectionSamples.Text(nameOrPath) is { } sample
            ? ElectionProfile.Parse(sample, nameOrPath)
            : ElectionProfile.Load(nameOrPath);

    /// <summary>The text of a profile as it stands.</summary>
    public static string Text(string nameOrPath) => !File.Exists(nameOrPath) && ElectionSamples.Text(nameOrPath) is { } sample ? sample : File.ReadAllText(nameOrPath);

    /// <summary>Reads a profile that other work depends on: warnings are said, errors end the command.</summary>
    public static Election Require(string nameOrPath, Terminal terminal)
    {
        var load = Load(nameOrPath);
        foreach (var mistake in load.Mistakes)
            terminal.Say(mistake.ToString());
        return load.Election ?? throw new UserError(
            $"the election profile {nameOrPath} cannot be used",
            $"mend the mistakes above, or start from one of: {string.Join(", ", ElectionSamples.Names)}");
    }
}
