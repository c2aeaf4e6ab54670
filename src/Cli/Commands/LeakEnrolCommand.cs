using System.CommandLine;
using Tocsin.Cli.Leaks;
using Tocsin.Cli.Output;

namespace Tocsin.Cli.Commands;

/// <summary><c>tocsin leak enrol DIR…</c>: fingerprints of own documents.</summary>
public static class LeakEnrolCommand
{
    private static readonly Argument<string[]> Inputs = new("DIR")
    {
        Description = "Directories or files with your documents and mail; told by content: mail, mbox, HTML, PDF, Office, OpenDocument, text, zip, tar, gzip.",
        Arity = ArgumentArity.OneOrMore,
    };

    /// <summary>Builds the command.</summary>
    public static Command Build(Terminal terminal)
    {
        var command = new TocsinCommand(
            "enrol",
            "Take fingerprints of your own documents, or add documents to an index. The index holds no text.",
            "tocsin leak enrol mail/ documents/ --index ours.leaks --key ours.key");
        command.Arguments.Add(Inputs);
        foreach (Option option in new Option[] { LeakOptions.Index, LeakOptions.Key, LeakOptions.Threads })
            command.Options.Add(option);
        command.SetAction((parsed, cancellation) => Task.FromResult(EnrolRun.Run(
            new EnrolRequest
            {
                Inputs = parsed.GetRequiredValue(Inputs),
                Index = parsed.GetRequiredValue(LeakOptions.Index),
                Key = parsed.GetRequiredValue(LeakOptions.Key),
                Threads = LeakOptions.Threads.Read(parsed),
                Json = parsed.GetValue(GlobalOptions.Json),
            },
            terminal,
            cancellation)));
        return command;
    }
}
