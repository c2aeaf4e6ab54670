using System.Globalization;
using Tocsin.Cli.Output;
using Tocsin.Partners.Comparing;
using Tocsin.Partners.Reading;
using Tocsin.Storage;
using Tocsin.Storage.Partners;

namespace Tocsin.Cli.Sharing;

/// <summary>What partners gave, for people and for programs.</summary>
internal static class GivenPrinter
{
    private const int ShownReasons = 12, LongestShown = 140;

    /// <summary>What came of taking a file in.</summary>
    public static void Outcome(Terminal terminal, bool json, ImportOutcome outcome, IReadOnlyList<RefusedObject> refused)
    {
        File(terminal, json, outcome.File);
        if (json)
        {
            foreach (var one in refused)
                Refused(terminal, json, one);
            return;
        }

        if (outcome.Kept.Count > 0)
            terminal.Out.WriteLine("  sound: " + SafeText.Clean(string.Join(", ", outcome.Kept.OrderByDescending(k => k.Value).Select(k => $"{Words.Count(k.Value)} {k.Key}"))));
        foreach (var (what, count) in outcome.Remarks)
            terminal.Out.WriteLine($"  kept all the same: {Words.Count(count, "object")} with {what}");
        if (outcome.Dangling > 0)
            terminal.Out.WriteLine($"  {Words.Count(outcome.Dangling, "reference")} in lists of kept objects to what is not among the sound objects");
        foreach (var group in refused.GroupBy(r => r.Reason.Split(" names ")[0], StringComparer.Ordinal).OrderByDescending(g => g.Count()).Take(ShownReasons))
            terminal.Out.WriteLine($"  refused: {Words.Count(group.Count(), "object")}, as {SafeText.Shorten(group.First().Id, 80)}: {SafeText.Shorten(group.First().Reason, LongestShown)}");
        if (refused.Count > 0)
            terminal.Out.WriteLine($"  each of them: {terminal.CommandName} partners files {outcome.File.Id}");
    }

    /// <summary>A file.</summary>
    public static void File(Terminal terminal, bool json, PartnerFile file)
    {
        if (!json)
        {
            terminal.Out.WriteLine(SafeText.Clean($"file {file.Id}: {file.Name} of {file.Partner}, {file.Format}: {Words.Count(file.Kept, "object")} kept, {Words.Count(file.Known)} known, {Words.Count(file.Refused)} refused; by {file.By} {file.At.UtcDateTime.ToString("yyyy-MM-dd HH:mm 'UTC'", CultureInfo.InvariantCulture)}"));
            return;
        }

        terminal.Json.Write(line =>
        {
            line.WriteString("type", "partner-file");
            line.WriteNumber("file", file.Id);
            line.WriteString("partner", file.Partner);
            line.WriteString("name", file.Name);
            line.WriteString("format", file.Format);
            line.WriteString("sha256", file.Sha256);
            line.WriteNumber("bytes", file.Bytes);
            line.WriteString("tlp", TlpWords.Code(file.Tlp));
            line.WriteNumber("kept", file.Kept);
            line.WriteNumber("known", file.Known);
            line.WriteNumber("refused", file.Refused);
            line.WriteString("by", file.By);
        });
    }

    /// <summary>An object that was refused.</summary>
    public static void Refused(Terminal terminal, bool json, RefusedObject refused)
    {
        long? place = refused.Place == long.MaxValue ? null : refused.Place;
        if (!json)
        {
            terminal.Out.WriteLine(SafeText.Clean($"{(place is { } at ? $"{at}. " : "")}{(refused.Id.Length > 0 ? refused.Id + ": " : "")}{refused.Reason}"));
            return;
        }

        terminal.Json.Write(line =>
        {
            line.WriteString("type", "refused");
            if (place is { } at)
                line.WriteNumber("place", at);
            else
                line.WriteNull("place");
            line.WriteString("id", refused.Id);
            line.WriteString("object", refused.Type);
            line.WriteString("reason", refused.Reason);
        });
    }

    /// <summary>What an incident shares with partners.</summary>
    public static void Compared(Terminal terminal, bool json, IncidentCard card, IReadOnlyList<SharedMark> shared)
    {
        if (!json && shared.Count > 0)
            terminal.Out.WriteLine(SafeText.Clean($"incident {card.Number}, {card.Title}: {Words.Count(shared.Count, "thing")} in common"));
        foreach (var one in shared)
        {
            if (!json)
            {
                terminal.Out.WriteLine(SafeText.Clean($"  {one.Kind} {SafeText.Shorten(one.Shown, LongestShown)}: {one.Given.Partner} has it in {one.Given.Id} ({TlpWords.Title(one.Given.Tlp)}, file {one.Given.File})"));
                continue;
            }

            terminal.Json.Write(line =>
            {
                line.WriteString("type", "in-common");
                line.WriteString("incident", card.Id);
                line.WriteNumber("number", card.Number);
                line.WriteString("kind", one.Kind);
                line.WriteString("value", one.Shown);
                line.WriteString("partner", one.Given.Partner);
                line.WriteString("object", one.Given.Id);
                line.WriteString("tlp", TlpWords.Code(one.Given.Tlp));
                line.WriteNumber("file", one.Given.File);
            });
        }
    }

    /// <summary>How many indicators were written.</summary>
    public static void Written(Terminal terminal, bool json, int count, string file)
    {
        if (!json)
        {
            terminal.Out.WriteLine($"{Words.Count(count, "indicator")} written to {SafeText.Clean(file)}");
            return;
        }

        terminal.Json.Write(line =>
        {
            line.WriteString("type", "indicators");
            line.WriteNumber("count", count);
            line.WriteString("file", file);
        });
    }
}
