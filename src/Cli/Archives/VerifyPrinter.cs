using Tocsin.Cli.Output;
using Tocsin.Evidence.Verifying;

namespace Tocsin.Cli.Archives;

/// <summary>Says how an archive stands: one line first that suffices at two in the morning, then every check.</summary>
internal static class VerifyPrinter
{
    private const int Shown = 10;
    private const int Longest = 400;

    /// <summary>The page for people.</summary>
    public static void Print(EvidenceVerification verification, VerifyRequest request, Terminal terminal)
    {
        var output = terminal.Out;
        output.WriteLine($"{Word(verification)}  {SafeText.Clean(Path.GetFileName(request.Path))}: {Sentence(verification)}");
        output.WriteLine();
        if (verification.Manifest is { } manifest)
        {
            output.WriteLine($"  incident   {SafeText.Clean(manifest.Incident.Id)}  {SafeText.Shorten(manifest.Incident.Title, 80)}");
            output.WriteLine($"  exported   {manifest.Exported.At.UtcDateTime:yyyy-MM-dd HH:mm} UTC by {SafeText.Shorten(manifest.Exported.By, 80)}: {SafeText.Shorten(manifest.Exported.Reason, 120)}");
            foreach (var withheld in manifest.Withheld)
                output.WriteLine($"  not in it  {SafeText.Clean($"{withheld.Role} {withheld.Source}".Trim())}: {SafeText.Shorten(withheld.Why, 160)}");
        }

        if (verification.KeySha256 is { } fingerprint)
            output.WriteLine($"  key        {KeyFile.Spoken(fingerprint)}");
        output.WriteLine();
        foreach (var check in verification.Checks)
            Print(check, output);
    }

    /// <summary>One line a check, and a last one that sums up.</summary>
    public static void Json(EvidenceVerification verification, VerifyRequest request, JsonLines lines)
    {
        foreach (var check in verification.Checks)
        {
            lines.Write(line =>
            {
                line.WriteString("type", "check");
                line.WriteString("name", check.Name);
                line.WriteString("outcome", Code(check.Outcome));
                line.WriteString("says", check.Says);
                line.WriteString("remedy", check.Remedy);
                line.WriteStartArray("differences");
                foreach (var difference in check.Differences)
                {
                    line.WriteStartObject();
                    line.WriteString("place", difference.Place);
                    line.WriteString("says", difference.Says);
                    line.WriteEndObject();
                }

                line.WriteEndArray();
            });
        }

        lines.Write(line =>
        {
            line.WriteString("type", "verification");
            line.WriteString("path", request.Path);
            line.WriteString("verdict", Word(verification).ToLowerInvariant().Replace(' ', '-'));
            line.WriteString("incident", verification.Manifest?.Incident.Id);
            line.WriteString("exported_by", verification.Manifest?.Exported.By);
            line.WriteString("key_sha256", verification.KeySha256);
            line.WriteString("manifest_sha256", verification.ManifestSha256);
            line.WriteNumber("differences", verification.Differences.Count());
        });
    }

    private static string Word(EvidenceVerification verification) =>
        !verification.Sound ? "DIFFERS" : Open(verification, "key") ? "CONSISTENT" : Open(verification, "replay") || Partly(verification) ? "INTACT" : "VERIFIED";

    private static string Sentence(EvidenceVerification verification)
    {
        string by = SafeText.Shorten(verification.Manifest?.Exported.By ?? "", 60);
        var different = verification.Differences.FirstOrDefault();
        string replayed = Open(verification, "replay") ? "The detectors were not run again."
            : Partly(verification) ? "The detectors of posts, run again, find the same; the rest was not looked at again."
            : "The detectors, run again, find the same.";
        return Word(verification) switch
        {
            "DIFFERS" => $"do not rely on it as it is. First difference: {SafeText.Shorten($"{different?.Place}: {different?.Says}", 200)}",
            "CONSISTENT" => $"nothing in it was changed since it was signed, but who signed it is not checked. {replayed}",
            _ => $"every byte is as {by} signed it. {replayed}",
        };
    }

    private static bool Partly(EvidenceVerification verification) => verification.Checks.Any(c => c.Name == "sightings" && c.Outcome != CheckOutcome.Ok);

    private static bool Open(EvidenceVerification verification, string check) => verification.Checks.FirstOrDefault(c => c.Name == check)?.Outcome != CheckOutcome.Ok;

    private static void Print(EvidenceCheck check, TextWriter output)
    {
        string word = check.Outcome switch { CheckOutcome.Ok => "ok", CheckOutcome.Differs => "DIFFERS", _ => "not checked" };
        output.WriteLine($"  {word,-12} {check.Name,-10} {SafeText.Shorten(check.Says, Longest)}");
        foreach (var difference in check.Differences.Take(Shown))
            output.WriteLine($"               - {SafeText.Shorten(difference.Place, 120)}: {SafeText.Shorten(difference.Says, Longest)}");
        if (check.Differences.Count > Shown)
            output.WriteLine($"               - and {Words.Count(check.Differences.Count - Shown, "more difference")} (all with --json)");
        if (check.Remedy.Length > 0 && check.Outcome != CheckOutcome.Ok)
            output.WriteLine($"               → {SafeText.Clean(check.Remedy)}");
    }

    private static string Code(CheckOutcome outcome) => outcome switch { CheckOutcome.Ok => "ok", CheckOutcome.Differs => "differs", _ => "not-checked" };
}
