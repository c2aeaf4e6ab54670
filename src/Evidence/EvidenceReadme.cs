using System.Globalization;
using System.Text;
using Tocsin.Evidence.Manifest;

namespace Tocsin.Evidence;

/// <summary>The page in an archive that tells a person without Tocsin what it is and how to check it with common tools.</summary>
public static class EvidenceReadme
{
    private const int Shown = 300;

    /// <summary>Writes it: ASCII punctuation, short lines, no knowledge presumed.</summary>
    public static byte[] Write(EvidenceManifest manifest)
    {
        ArgumentNullException.ThrowIfNull(manifest);
        var text = new StringBuilder();
        void Line(string line = "") => text.Append(line).Append('\n');

        Line("EVIDENCE ARCHIVE");
        Line();
        Line($"Incident    {Clean(manifest.Incident.Id)}");
        Line($"            {Clean(manifest.Incident.Title)}");
        Line($"Findings    {manifest.Incident.Findings.Count}, in scan/ (findings.ndjson, context.ndjson, sightings.ndjson); the report to read is scan/report.html");
        Line($"Exported    {manifest.Exported.At.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture)} UTC by {Clean(manifest.Exported.By)}");
        Line($"Reason      {Clean(manifest.Exported.Reason)}");
        Line($"Made with   Tocsin {Clean(manifest.ToolVersion)} (scan), {Clean(manifest.ExportedWith)} (export)");
        Line($"Key         {manifest.Exported.KeySha256}");
        Line();
        Line("What is in it");
        Line("  manifest.json       every file with its size, SHA-256, source and what is known of its capture");
        Line("  manifest.json.sig   signature over manifest.json (ECDSA P-256, SHA-256)");
        Line("  evidence.key.pub    the public key that belongs to it");
        Line("  scan/               everything the scan wrote: report, findings, incidents, settings (scan.json)");
        Line("  raw/                what was scanned, byte for byte as it was received");
        Line("  settings/           election profile, lists and settings that the scan used, where there were any");
        Line("  decisions.ndjson    what people decided, and audit.ndjson, the chain of hashes over it, where there are any");
        Line("  timestamp.tsr       a third party's word for the time (RFC 3161), where there is one");
        foreach (var withheld in manifest.Withheld)
            Line($"  NOT in it: {Clean(withheld.Role)} {Clean(withheld.Source)}: {Clean(withheld.Why)}");
        Line();
        Line("It holds personal data. Pass it on only to those who have to check it.");
        Line();
        Line("How to check it with Tocsin, on any machine and without our records");
        Line("  tocsin evidence verify FILE --key THE-KEY-YOU-WERE-GIVEN.pub");
        Line("  This checks every byte, then runs the detectors again on the raw files and compares.");
        Line();
        Line("How to check it with common tools, after unpacking");
        Line("  1. Is the table of contents what was signed? It has to say 'Verified OK':");
        Line("     openssl dgst -sha256 -verify evidence.key.pub -signature manifest.json.sig manifest.json");
        Line("  2. Whose key is it? The number has to be the one above, and the one that the person who signed");
        Line("     reads to you on the telephone, under a number you did not take from this archive:");
        Line("     openssl pkey -pubin -in evidence.key.pub -outform DER | sha256sum");
        Line("  3. Are the files those of the table? Every line has to end in 'OK':");
        Line("     jq -r '.entries[] | \"\\(.sha256)  \\(.name)\"' manifest.json | sha256sum --check");
        Line("  4. When was it made, at the latest? (only with timestamp.tsr; the certificate comes from the authority)");
        Line("     openssl ts -reply -in timestamp.tsr -text");
        Line("     openssl ts -verify -data manifest.json -in timestamp.tsr -CAfile AUTHORITY.pem");
        Line();
        Line("What it proves, when all of this holds");
        Line("  The files are those that the holder of the key signed, to the last bit. With a timestamp: they were so at that");
        Line("  time. With Tocsin: whoever runs the detectors on these files finds what the findings say.");
        Line("What it does not prove");
        Line("  That the raw files are complete, or that a platform or person gave them truthfully. Capture times and sources are");
        Line("  what the person named above stated. A finding says how accounts behaved, not who is behind them.");
        return Encoding.UTF8.GetBytes(text.ToString());
    }

    // Names and titles come from outside: one line, nothing that steers a terminal.
    private static string Clean(string value)
    {
        var clean = new StringBuilder();
        foreach (var rune in (value.Length <= Shown ? value : value[..Shown] + "...").EnumerateRunes())
            clean.Append(Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator ? " " : rune.ToString());
        return clean.ToString().Trim();
    }
}
