using System.Globalization;
using System.Text;
using Tocsin.Cli.Elections;
using Tocsin.Cli.Output;
using Tocsin.Exchange.Pages;
using Tocsin.Pages;
using Tocsin.Pages.Comparing;

namespace Tocsin.Cli.Pages;

/// <summary>Checks saved pages against what was approved and says what changed.</summary>
internal static class PageCheckRun
{
    private const int ChangesShown = 15;
    private const int Shown = 100;

    /// <summary>Runs it.</summary>
    /// <returns>1 when a page rings, 0 when none does, 2 when nothing could be compared.</returns>
    public static int Run(PageCheckRequest request, Terminal terminal, CancellationToken cancellation)
    {
        var election = request.Election is { } profile ? ElectionFile.Require(profile, terminal) : null;
        if (request.Out is { } file && File.Exists(file))
            throw new UserError($"{file} is a file", "name a directory");
        var at = request.At ?? terminal.Clock.GetUtcNow();
        var pass = PagePass.Run(request.Inputs, request.Store, request.Key, election, at, request.Fetched);
        foreach (string name in pass.Unknown)
            terminal.Say($"{SafeText.Clean(name)}: nobody ever approved it; approve it with 'tocsin pages baseline'");
        if (pass.Checks.Count == 0)
            return Failures.Say(terminal, request.Json, "no page could be compared", "give pages under the names with which they were approved");
        foreach (var (_, check) in pass.Checks)
        {
            if (request.Json)
                Json(terminal.Json, check);
            else
                Print(terminal, check);
        }

        int alarms = pass.Checks.Count(c => c.Check.Level == ChangeLevel.Alarm), notable = pass.Checks.Count(c => c.Check.Level == ChangeLevel.Notable);
        if (request.Json)
        {
            terminal.Json.Write(line =>
            {
                line.WriteString("type", "check");
                line.WriteNumber("pages", pass.Checks.Count);
                line.WriteNumber("alarms", alarms);
                line.WriteNumber("notable", notable);
                line.WriteNumber("never_approved", pass.Unknown.Count);
                line.WriteNumber("not_fetched", request.NotFetched);
            });
        }
        else
        {
            terminal.Out.WriteLine($"{Words.Count(pass.Checks.Count, "page")}: {Words.Count(alarms)} ring, {Words.Count(notable)} changed without approval, {Words.Count(pass.Checks.Count - alarms - notable)} as approved.");
        }

        if (request.Out is { } directory)
            Write(directory, pass, request.Picture, at, terminal, cancellation);
        return alarms > 0 ? ExitCode.Findings : request.NotFetched > 0 ? ExitCode.Error : ExitCode.Clean;
    }

    private static void Print(Terminal terminal, PageCheck check)
    {
        var told = check.Changes.Where(c => c.Level > ChangeLevel.Expected).ToList();
        string head = check.Level switch { ChangeLevel.Alarm => "ALARM   ", ChangeLevel.Notable => "CHANGED ", _ => "AS APPROVED " };
        terminal.Out.WriteLine($"{head} {SafeText.Clean(check.Page)}  (snapshot {check.Snapshot.Number}, approved by {SafeText.Shorten(check.Snapshot.ApprovedBy, 60)} on {check.Snapshot.ApprovedAt.UtcDateTime:yyyy-MM-dd HH:mm} UTC)");
        foreach (var change in told.Take(ChangesShown))
        {
            terminal.Out.WriteLine($"  {(change.Level == ChangeLevel.Alarm ? "!" : " ")} {PageWords.Title(change.Kind)}{(change.Place.Length > 0 ? $", {SafeText.Shorten(change.Place, 60)}" : "")}: {SafeText.Clean(change.Why)}");
            if (change.Before.Length + change.After.Length > 0)
                terminal.Out.WriteLine($"      [{SafeText.Shorten(change.Before, Shown)} → {SafeText.Shorten(change.After, Shown)}]".Replace("http", "hxxp", StringComparison.OrdinalIgnoreCase));
        }

        if (told.Count > ChangesShown)
            terminal.Out.WriteLine($"    and {Words.Count(told.Count - ChangesShown, "more change")} (all with --json or --out)");
        if (check.Changes.Count > told.Count)
            terminal.Out.WriteLine($"    {Words.Count(check.Changes.Count - told.Count, "change")} as the rules allow");
        terminal.Out.WriteLine();
    }

    private static void Json(JsonLines lines, PageCheck check) => lines.Write(line =>
    {
        line.WriteString("type", "page");
        line.WriteString("page", check.Page);
        line.WriteString("level", PageWords.Code(check.Level));
        line.WriteNumber("snapshot", check.Snapshot.Number);
        line.WriteString("approved_by", check.Snapshot.ApprovedBy);
        line.WriteString("approved_at", check.Snapshot.ApprovedAt.UtcDateTime);
        line.WriteStartArray("changes");
        foreach (var change in check.Changes)
        {
            line.WriteStartObject();
            line.WriteString("kind", PageWords.Code(change.Kind));
            line.WriteString("level", PageWords.Code(change.Level));
            line.WriteString("place", change.Place);
            line.WriteString("before", change.Before);
            line.WriteString("after", change.After);
            line.WriteString("why", change.Why);
            line.WriteEndObject();
        }

        line.WriteEndArray();
    });

    private static void Write(string directory, PagePass pass, bool picture, DateTimeOffset at, Terminal terminal, CancellationToken cancellation)
    {
        Directory.CreateDirectory(directory);
        var entries = new List<PageEntry>();
        foreach (var (input, check) in pass.Checks)
        {
            IReadOnlyList<string> pictures = picture && check.Level > ChangeLevel.Expected ? PagePictures.Draw(directory, entries.Count + 1, check.Snapshot.Loads[0], input.Read(), terminal, cancellation) : [];
            var told = check.Changes.Where(c => c.Level > ChangeLevel.Expected).ToList();
            entries.Add(new PageEntry(
                check.Page, $"snapshot {check.Snapshot.Number}, approved by {check.Snapshot.ApprovedBy} on {check.Snapshot.ApprovedAt.UtcDateTime:yyyy-MM-dd HH:mm} UTC",
                [.. told.Select(c => new PageChangeLine(PageWords.Title(c.Kind), c.Level == ChangeLevel.Alarm, c.Place, c.Before, c.After, c.Why))], check.Changes.Count - told.Count, pictures));
        }

        using var page = new AtomicFile(Path.Combine(directory, "pages.html"));
        using var json = new AtomicFile(Path.Combine(directory, "pages.ndjson"));
        using (var text = new StreamWriter(page.Stream, new UTF8Encoding(false), 1 << 16, leaveOpen: true))
            PagesReport.Write(text, entries, at.UtcDateTime.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture) + " UTC");
        using (var text = new StreamWriter(json.Stream, new UTF8Encoding(false), 1 << 16, leaveOpen: true))
        {
            foreach (var (_, check) in pass.Checks)
                Json(new JsonLines(text), check);
        }

        page.Complete();
        json.Complete();
        terminal.Say($"wrote {Path.Combine(directory, "pages.html")} and pages.ndjson");
    }
}
