using System.CommandLine;

namespace Tocsin.Cli.Commands;

/// <summary>A command with examples for its help.</summary>
internal class TocsinCommand(string name, string description, params string[] examples) : Command(name, description)
{
    /// <summary>Command lines to copy; the word <c>tocsin</c> is replaced by the name the program was started under.</summary>
    public IReadOnlyList<string> Examples { get; } = examples;
}
