using System.CommandLine;
using Tocsin.Cli.Output;
using Tocsin.Cli.Watching;
using Tocsin.Engine.Pipeline.Streaming;

namespace Tocsin.Cli.Commands;

/// <summary><c>tocsin watch INPUT…</c>: the same look at posts that keep coming, window by window.</summary>
public static class WatchCommand
{
    private static readonly Option<string> Out = new("--out", "-o")
    {
        Description = "Directory for windows.ndjson, cases.ndjson and the reports.",
        HelpName = "DIR",
        DefaultValueFactory = _ => WatchRequest.DefaultOut,
    };

    private static readonly Option<string> Window = Duration("--window", "Length of a window in the posts' own time; a whole multiple of --every.", "24h");

    private static readonly Option<string> Every = Duration("--every", "Time from one window's end to the next.", "1h");

    private static readonly Option<string> Lateness = Duration("--lateness", "How far a post may lag behind the latest one of its input and still be taken.", "10m");

    private static readonly Option<string> Idle = Duration("--idle", "An input this far behind the furthest no longer holds windows open.", "1h");

    private static readonly Option<long> MostPosts = new("--most-posts")
    {
        Description = "Most posts held in memory; what does not fit is shed and reported.",
        HelpName = "N",
        DefaultValueFactory = _ => new StreamSettings().MostPosts,
    };

    private static readonly Option<string?> State = new("--state")
    {
        Description = "Directory from which a later run goes on where this one stopped, however it ended.",
        HelpName = "DIR",
    };

    private static readonly Option<long> SaveEvery = new("--save-every")
    {
        Description = "With --state: save it after this many posts too, not only when a window closes.",
        HelpName = "N",
        DefaultValueFactory = _ => 50_000,
    };

    private static readonly Option<bool> HoldOpen = new("--hold-open")
    {
        Description = "With --state: the input ends but the stream does not; leave open windows to the next run.",
    };

    private static readonly Option<int> Reports = new("--reports")
    {
        Description = "Full reports of windows with a new case to keep, beside the latest.",
        HelpName = "N",
        DefaultValueFactory = _ => 24,
    };

    /// <summary>Builds the command.</summary>
    public static Command Build(Terminal terminal)
    {
        var input = new InputOptions();
        var command = new TocsinCommand(
            "watch",
            "Look at posts as they come, window by window, and follow each case. Exit code 1 when a window has findings.",
            "tocsin watch day1.ndjson day2.ndjson --window 24h --every 1h --out watch",
            "collector | tocsin watch - --state watch/state --hold-open --out watch",
            "tocsin simulate --posts 100000 | tocsin watch - --window 12h --every 6h");
        input.AddTo(command);
        foreach (Option option in new Option[] { Out, Window, Every, Lateness, Idle, MostPosts, State, SaveEvery, HoldOpen, Reports })
            command.Options.Add(option);
        command.SetAction((parsed, cancellation) => WatchRun.RunAsync(
            new WatchRequest
            {
                Scan = input.Read(parsed, parsed.GetRequiredValue(Out)),
                Stream = new StreamSettings
                {
                    Window = Read(parsed, Window),
                    Every = Read(parsed, Every),
                    Lateness = Read(parsed, Lateness),
                    IdleAfter = Read(parsed, Idle),
                    MostPosts = parsed.GetValue(MostPosts),
                },
                State = parsed.GetValue(State),
                SaveEvery = parsed.GetValue(SaveEvery),
                HoldOpen = parsed.GetValue(HoldOpen),
                Reports = parsed.GetValue(Reports),
            }.Checked(),
            terminal,
            cancellation));
        return command;
    }

    private static Option<string> Duration(string name, string description, string usual) => new(name)
    {
        Description = description,
        HelpName = "DURATION",
        DefaultValueFactory = _ => usual,
    };

    private static TimeSpan Read(ParseResult parsed, Option<string> option) => DurationText.Parse(option.Name, parsed.GetRequiredValue(option));
}
