using System.CommandLine;
using Tocsin.Cli.Output;
using Tocsin.Playbooks;
using Tocsin.Playbooks.Reading;

namespace Tocsin.Cli.Commands;

/// <summary>Where the house's own playbooks lie.</summary>
internal sealed class PlaybooksOption : Option<string?>
{
    private const int Longest = 4 * 1024 * 1024;
    private const int MostFiles = 1000;

    /// <summary>Creates the option.</summary>
    public PlaybooksOption()
        : base("--playbooks")
    {
        Description = "A directory with CACAO 2.0 playbooks of your own; one with the name of a shipped one replaces it.";
        HelpName = "DIR";
    }

    /// <summary>Those that ship and the house's own. One that cannot be used is named and left out.</summary>
    public PlaybookLibrary Library(ParseResult parsed, Terminal terminal)
    {
        if (parsed.GetValue(this) is not { } directory)
            return PlaybookLibrary.Shipped;
        if (!Directory.Exists(directory))
            throw new UserError($"there is no directory {directory}", "name the directory that your playbooks lie in");
        var own = new List<Playbook>();
        foreach (string file in Directory.EnumerateFiles(directory, "*.json").Order(StringComparer.Ordinal).Take(MostFiles))
        {
            if (Read(file) is { Playbook: { } playbook })
                own.Add(playbook);
            else
                terminal.Say($"{file} cannot be used and is left out — 'playbooks check {file}' says why");
        }

        return PlaybookLibrary.Shipped.With(own);
    }

    /// <summary>Reads one file; of one that is too large no more than shows that it is.</summary>
    public static PlaybookReading Read(string file)
    {
        using var stream = File.OpenRead(file);
        byte[] bytes = new byte[Math.Min(stream.Length, Longest + 1)];
        int length = stream.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);
        return PlaybookReader.Read(bytes.AsMemory(0, length));
    }

    /// <summary>The playbook that was named.</summary>
    public static Playbook Named(PlaybookLibrary library, string typed) => library.Find(typed)
        ?? throw new UserError($"there is no playbook '{typed}'", $"there are {string.Join(", ", library.Playbooks.Select(p => p.Name))}");
}
