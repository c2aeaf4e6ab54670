using System.Globalization;
using Tocsin.Cli.Output;
using Tocsin.Partners.Sharing;
using Tocsin.Storage.Partners;

namespace Tocsin.Cli.Sharing;

/// <summary>Partners and shares for people and for programs.</summary>
internal static class SharingPrinter
{
    private const int LongestValue = 200;

    /// <summary>A partner.</summary>
    public static void Partner(Terminal terminal, bool json, Partner partner)
    {
        if (!json)
        {
            terminal.Out.WriteLine(SafeText.Clean($"{partner.Name}: {(partner.IsEnded ? "ended, was " : "")}up to {TlpWords.Title(partner.Tlp)}, {string.Join(" ", partner.Formats)}, {(partner.Extensions ? "with" : "without")} extensions, elections {string.Join(" ", partner.Elections)}, since {Utc(partner.Since)}"));
            return;
        }

        terminal.Json.Write(line =>
        {
            line.WriteString("type", "partner");
            line.WriteString("name", partner.Name);
            line.WriteString("tlp", TlpWords.Code(partner.Tlp));
            line.WriteStartArray("formats");
            foreach (string format in partner.Formats)
                line.WriteStringValue(format);
            line.WriteEndArray();
            line.WriteBoolean("extensions", partner.Extensions);
            line.WriteStartArray("elections");
            foreach (string election in partner.Elections)
                line.WriteStringValue(election);
            line.WriteEndArray();
            line.WriteString("since", Iso(partner.Since));
            line.WriteBoolean("ended", partner.IsEnded);
        });
    }

    /// <summary>A share.</summary>
    public static void Share(Terminal terminal, bool json, Share share, string? file = null)
    {
        if (!json)
        {
            terminal.Out.WriteLine(SafeText.Clean($"{share.Id}: {share.State}; {share.Format} for {share.Partner}, {TlpWords.Title(share.Tlp)}, {Words.Count(share.Incidents.Count, "incident")}, prepared by {share.By} {Utc(share.At)}"));
            foreach (var what in share.Events)
                terminal.Out.WriteLine(SafeText.Clean($"  {what.Kind["share-".Length..]} by {what.Actor} {Utc(what.At)}: {what.Detail}"));
            terminal.Out.WriteLine($"  sha256 {share.Sha256}");
            return;
        }

        terminal.Json.Write(line =>
        {
            line.WriteString("type", "share");
            line.WriteString("id", share.Id);
            line.WriteString("state", share.State);
            line.WriteString("partner", share.Partner);
            line.WriteString("election", share.Election);
            line.WriteStartArray("incidents");
            foreach (string incident in share.Incidents)
                line.WriteStringValue(incident);
            line.WriteEndArray();
            line.WriteString("tlp", TlpWords.Code(share.Tlp));
            line.WriteString("format", share.Format);
            line.WriteString("sha256", share.Sha256);
            line.WriteString("prepared", Iso(share.At));
            line.WriteString("by", share.By);
            line.WriteString("file", file);
            line.WriteStartArray("events");
            foreach (var what in share.Events)
            {
                line.WriteStartObject();
                line.WriteString("kind", what.Kind);
                line.WriteString("at", Iso(what.At));
                line.WriteString("by", what.Actor);
                line.WriteString("detail", what.Detail);
                line.WriteEndObject();
            }

            line.WriteEndArray();
        });
    }

    /// <summary>Everything that would leave, field by field.</summary>
    public static void Fields(Terminal terminal, bool json, IEnumerable<LeavingField> fields)
    {
        int last = 0;
        foreach (var field in fields)
        {
            if (json)
            {
                terminal.Json.Write(line =>
                {
                    line.WriteString("type", "field");
                    line.WriteNumber("number", field.Number);
                    line.WriteString("object", field.Type);
                    line.WriteString("name", field.Name);
                    line.WriteString("value", field.Value);
                });
                continue;
            }

            if (field.Number != last)
                terminal.Out.WriteLine($"{field.Number}. {SafeText.Clean(field.Type)}");
            last = field.Number;
            terminal.Out.WriteLine($"     {SafeText.Clean(field.Name)}: {SafeText.Shorten(field.Value.ReplaceLineEndings(" "), LongestValue)}");
        }
    }

    private static string Utc(DateTimeOffset moment) => moment.UtcDateTime.ToString("yyyy-MM-dd HH:mm 'UTC'", CultureInfo.InvariantCulture);

    private static string Iso(DateTimeOffset moment) => moment.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ss.fffZ", CultureInfo.InvariantCulture);
}
