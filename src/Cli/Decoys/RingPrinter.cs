using System.Globalization;
using Tocsin.Cli.Leaks;
using Tocsin.Cli.Output;
using Tocsin.Decoys;
using Tocsin.Decoys.Checking;
using Tocsin.Engine.Leaks.Alterations;

namespace Tocsin.Cli.Decoys;

/// <summary>Tells a check to people: the places reached first, then each decoy with its best proofs, then what is no alarm.</summary>
internal sealed class RingPrinter(Terminal terminal)
{
    private const int MostProofs = 3;
    private const int MostTexts = 2;
    private const int MostDecoys = 40;
    private const int MostAlterations = 10;

    /// <summary>Prints.</summary>
    public void Print(CheckReport report)
    {
        var alarms = report.Alarms.ToList();
        string looked = $"{Words.Count(report.Files, "file")}, {Words.Bytes(report.Bytes)}";
        if (alarms.Count == 0)
            terminal.Out.WriteLine($"No decoy rang in {looked}. That does not prove that nothing was taken.");
        else
            Places(report, alarms, looked);
        foreach (var rings in alarms.GroupBy(r => r.Decoy.Id, StringComparer.Ordinal).Take(MostDecoys))
            Decoy([.. rings]);
        int left = alarms.Select(r => r.Decoy.Id).Distinct(StringComparer.Ordinal).Count() - MostDecoys;
        if (left > 0)
            terminal.Out.WriteLine($"\nand {Words.Count(left, "more decoy")}: --json shows all");
        Quiet(report);
        if (report.Silent.Count > 0)
            terminal.Out.WriteLine($"\nSilent places: {string.Join("; ", report.Silent.Select(s => $"{SafeText.Shorten(s.Place, 60)} ({Words.Count(s.Planted, "decoy")})"))}.");
    }

    private void Places(CheckReport report, List<Ring> alarms, string looked)
    {
        var reached = report.Reached;
        int decoys = alarms.Select(r => r.Decoy.Id).Distinct(StringComparer.Ordinal).Count();
        terminal.Out.WriteLine($"{Words.Count(decoys, "decoy")} rang in {looked}.");
        if (alarms.Any(r => r.Standing == Standing.NeverPlanted))
            terminal.Out.WriteLine("A decoy that was never planted rang: the store, or the folder where decoys were made, was reached.");
        if (reached.Count == 0)
            return;
        terminal.Out.WriteLine("\nPlaces reached:");
        foreach (var place in reached)
        {
            terminal.Out.WriteLine($"  {SafeText.Clean(place.Place)}: {place.Rang.Count.ToString(CultureInfo.InvariantCulture)} of {Words.Count(place.Planted, "decoy")}, {DecoyWords.Of(place.Strength)}"
                + $"{(place.Corroborated ? ", corroborated" : "")}; first: {DecoyWords.Time(place.First)}");
        }
    }

    private void Decoy(List<Ring> rings)
    {
        var decoy = rings[0].Decoy;
        string place = rings[0].Place is { } planted
            ? $"planted {SafeText.Clean(planted.Place)} on {planted.At.UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)} by {SafeText.Clean(planted.By)}"
            : "never planted";
        terminal.Out.WriteLine($"\n{decoy.Id}  {DecoyWords.Of(decoy.Kind)} \"{SafeText.Shorten(decoy.Title, 70)}\", {place}{(decoy.Plantings.Count > 1 ? ", moved" : "")}");
        var sorted = rings.OrderByDescending(r => r.Strength).ThenBy(r => r.Time is null).ThenBy(r => r.Time?.At).ToList();

        // The text is always told of: it alone says whether it was altered.
        List<Ring> proofs = [.. sorted.Where(r => r.How != RingHow.Text).DistinctBy(r => (r.How, r.Canary, r.File)).Take(MostProofs), .. sorted.Where(r => r.How == RingHow.Text).Take(MostTexts)];
        foreach (var ring in proofs)
            Proof(ring);
        if (rings.Count > proofs.Count)
            terminal.Out.WriteLine($"  and {Words.Count(rings.Count - proofs.Count, "more ring")} of it");
    }

    private void Proof(Ring ring)
    {
        string line = ring.Line > 0 ? $":{ring.Line.ToString(CultureInfo.InvariantCulture)}" : "";
        string author = ring.Author is { } name ? $", by account {SafeText.Shorten(name, 40)}" : "";
        terminal.Out.WriteLine($"  {DecoyWords.Of(ring.Strength)}: {DecoyWords.How(ring)} in {SafeText.ShortenPath(ring.File, 80)}{line}, {DecoyWords.Time(ring.Time)}{author}");
        if (ring.How != RingHow.File)
            terminal.Out.WriteLine($"    {SafeText.Shorten(ring.Excerpt, 150)}");
        if (ring.How == RingHow.Text)
            Altered(ring);
    }

    private void Altered(Ring ring)
    {
        if (ring.Alterations is not { } alterations)
        {
            terminal.Out.WriteLine("    whether the text was altered was not looked at: it is spread over too long a file");
            return;
        }

        if (alterations.Count == 0)
        {
            terminal.Out.WriteLine("    the text was not altered");
            return;
        }

        terminal.Out.WriteLine($"    ALTERED in {Words.Count(alterations.Count, "place")}; what stands there now is not what we wrote:");
        foreach (var one in alterations.Take(MostAlterations))
            terminal.Out.WriteLine($"      {LeakWords.Short(one.Kind)}: {Change(one)}");
        if (alterations.Count > MostAlterations)
            terminal.Out.WriteLine($"      and {Words.Count(alterations.Count - MostAlterations)} more: --json shows all");
    }

    private static string Change(Alteration one) => one.Before.Length == 0 ? $"\"{SafeText.Shorten(one.After, 110)}\""
        : one.After.Length == 0 ? $"\"{SafeText.Shorten(one.Before, 110)}\" was there"
        : $"\"{SafeText.Shorten(one.Before, 60)}\" became \"{SafeText.Shorten(one.After, 60)}\"";

    private void Quiet(CheckReport report)
    {
        foreach (var (standing, words) in new[]
        {
            (Standing.OwnHost, "from hosts of our own, no alarm"),
            (Standing.BeforePlanting, "before the decoy was planted, no alarm"),
        })
        {
            var rings = report.Rings.Where(r => r.Standing == standing).ToList();
            if (rings.Count > 0)
                terminal.Out.WriteLine($"\n{Words.Count(rings.Count, "touch", "touches")} {words}: {string.Join(", ", rings.Select(r => r.Decoy.Id).Distinct(StringComparer.Ordinal).Take(10))}.");
        }

        int weak = report.Rings.Count(r => r.Strength == Strength.Weak && (r.Standing is Standing.PlaceReached or Standing.NeverPlanted));
        if (weak > 0)
            terminal.Out.WriteLine($"\n{Words.Count(weak, "weak ring")}: a sum that also stands in a decoy. Alone it proves nothing and is no alarm.");
    }
}
