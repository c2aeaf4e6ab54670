using System.Globalization;
using Tocsin.Cli.Output;
using Tocsin.Storage;

namespace Tocsin.Cli.Storing;

/// <summary>What a search found, for people and programs, from a store or a duty room.</summary>
internal sealed class ObservationPrinter(Terminal terminal)
{
    private const int Shown = 400;

    /// <summary>Prints a page of it.</summary>
    /// <returns>The exit code: findings when there is anything.</returns>
    public int Print(ObservationPage page, bool json)
    {
        foreach (var one in page.Items)
        {
            if (json)
                Line(one);
            else
                Text(one);
        }

        if (!json && page.Items.Count == 0)
            terminal.Out.WriteLine("Nothing has these words.");
        if (!json && page.Next is { } next)
            terminal.Say($"there is more: --before {next}");
        return page.Items.Count > 0 ? ExitCode.Findings : ExitCode.Clean;
    }

    private void Text(Observation one)
    {
        string time = one.Time is { } at ? at.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture) + " UTC" : "no time";
        terminal.Out.WriteLine(one.Finding is null
            ? $"{time}  {SafeText.Clean(one.Account ?? "")}  ({(one.Kind == SearchKinds.Articles ? "article" : "post")} {Words.Count(one.Number)}, capture {one.Capture}, record {Words.Count(one.Line ?? 0)})"
            : $"{time}  {one.Kind}: {SafeText.Clean(one.Detector ?? "")}  ({one.Finding}, {(one.Incident is { } number ? $"incident {number} of {SafeText.Clean(one.Election ?? "")}" : "in no incident")})");
        terminal.Out.WriteLine($"  {SafeText.Shorten(one.Text, Shown)}");
        if (one.About.Count > 0)
            terminal.Out.WriteLine($"  {SafeText.Shorten(string.Join(", ", one.About), Shown)}");
    }

    private void Line(Observation one) => terminal.Json.Write(line =>
    {
        line.WriteString("type", one.Finding is null ? "post" : "found");
        if (one.Finding is not null || one.Kind != SearchKinds.Posts)
            line.WriteString("kind", one.Kind);
        line.WriteNumber("number", one.Number);
        if (one.Finding is null)
        {
            line.WriteNumber("capture", one.Capture ?? 0);
            line.WriteNumber("line", one.Line ?? 0);
            line.WriteString("time", Utc(one.Time));
            line.WriteString("account", one.Account);
            line.WriteString("platform", one.Platform);
            line.WriteString("language", one.Language);
            line.WriteString("text", one.Text);
            return;
        }

        line.WriteString("id", one.Finding);
        line.WriteString("detector", one.Detector);
        line.WriteString("confidence", one.Confidence?.ToString().ToLowerInvariant());
        line.WriteString("first", Utc(one.Time));
        line.WriteString("last", Utc(one.Until));
        line.WriteString("text", one.Text);
        line.WriteStartArray("about");
        foreach (string about in one.About)
            line.WriteStringValue(about);
        line.WriteEndArray();
        line.WriteString("election", one.Election);
        if (one.Incident is { } number)
            line.WriteNumber("incident", number);
        else
            line.WriteNull("incident");
    });

    private static string? Utc(DateTimeOffset? moment) => moment?.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ss.fffZ", CultureInfo.InvariantCulture);
}
