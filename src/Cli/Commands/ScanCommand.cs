using System.CommandLine;
using Tocsin.Cli.Output;
using Tocsin.Cli.Scanning;

namespace Tocsin.Cli.Commands;

/// <summary><c>tocsin scan INPUT…</c>: from raw posts to an evidenced incident.</summary>
public static class ScanCommand
{
    private static readonly Option<string> Out = new("--out", "-o")
    {
        Description = "Directory for the report and all other files.",
        HelpName = "DIR",
        DefaultValueFactory = _ => ScanRequest.DefaultOut,
    };

    private static readonly Option<string?> Media = new("--media")
    {
        Description = "Folder with the media files of the posts: the same picture counts as the same, also resized or recompressed.",
        HelpName = "DIR",
    };

    private static readonly Option<string?> Method = new("--method")
    {
        Description = "Run one published method in place of Tocsin's own detectors, to compare (see 'methods').",
        HelpName = "NAME",
    };

    private static readonly StoreOption Store = new();

    private static readonly Option<string?> By = new("--by")
    {
        Description = "Who scans, for the audit log of --store.",
        HelpName = "NAME",
    };

    private static readonly Option<string?> Purpose = new("--purpose")
    {
        Description = "What the posts are collected for: opens a collection of seven days in --store where none is open (see 'collections').",
        HelpName = "TEXT",
    };

    /// <summary>Builds the command.</summary>
    public static Command Build(Terminal terminal)
    {
        var input = new InputOptions(optional: true);
        var compat = new CompatOptions();
        var evidence = new EvidenceOptions();
        var command = new TocsinCommand(
            "scan",
            "Look for coordinated behaviour in posts and write an evidenced report. Exit code 1 when something is found.",
            "tocsin scan posts.csv",
            "tocsin scan exports/ --election fr-2017-president --out report",
            "tocsin scan dump.csv.gz --map account=author_id,time=created_at,text=body",
            "tocsin simulate --posts 100000 | tocsin scan - --out report",
            "tocsin scan posts.csv --election us.yaml --names new-names.txt --mail inbox.mbox --dump dump/ --leak-index ours.leaks --leak-key ours.key",
            "tocsin scan shares.csv --compat coortweet --window 60 --min-participation 2");
        input.AddTo(command);
        command.Options.Add(Out);
        command.Options.Add(Media);
        command.Options.Add(Method);
        command.Options.Add(Store);
        command.Options.Add(By);
        command.Options.Add(Purpose);
        evidence.AddTo(command);
        compat.AddTo(command);
        command.SetAction((parsed, cancellation) => Task.FromResult(ScanRun.Run(
            (input.Read(parsed, parsed.GetRequiredValue(Out)) with { Media = parsed.GetValue(Media), Method = parsed.GetValue(Method), Store = Store.Kept(parsed), By = parsed.GetValue(By), Purpose = parsed.GetValue(Purpose), Compat = compat.Read(parsed), Evidence = evidence.Read(parsed) }).Checked(),
            terminal,
            cancellation)));
        return command;
    }
}
