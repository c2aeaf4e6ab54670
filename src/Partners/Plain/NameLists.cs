using System.Globalization;
using System.Text;
using Tocsin.Partners.Facts;
using Tocsin.Storage.Partners;

namespace Tocsin.Partners.Plain;

/// <summary>Confirmed names as name servers, machines and filters read them.</summary>
public static class NameLists
{
    /// <summary>A response policy zone (RPZ, draft-vixie-dnsop-dns-rpz): each name and all below it do not exist.</summary>
    public static string Rpz(IReadOnlyList<IncidentFacts> incidents, string office, TlpLevel tlp)
    {
        var text = new StringBuilder(Head(incidents, office, tlp, ";"));
        text.Append(CultureInfo.InvariantCulture, $"$TTL 300\n@ IN SOA localhost. root.localhost. {Serial(incidents)} 3600 600 86400 300\n@ IN NS localhost.\n");
        foreach (var (name, incident, first) in ConfirmedNames.Of(incidents))
            text.Append(CultureInfo.InvariantCulture, $"{name} IN CNAME . ; incident {incident}, seen {Day(first)}\n*.{name} IN CNAME .\n");
        return text.ToString();
    }

    /// <summary>A hosts file: each name leads nowhere.</summary>
    public static string Hosts(IReadOnlyList<IncidentFacts> incidents, string office, TlpLevel tlp)
    {
        var text = new StringBuilder(Head(incidents, office, tlp, "#"));
        foreach (var (name, incident, first) in ConfirmedNames.Of(incidents))
            text.Append(CultureInfo.InvariantCulture, $"0.0.0.0 {name} # incident {incident}, seen {Day(first)}\n");
        return text.ToString();
    }

    /// <summary>One name a line.</summary>
    public static string Blocklist(IReadOnlyList<IncidentFacts> incidents, string office, TlpLevel tlp)
    {
        var text = new StringBuilder(Head(incidents, office, tlp, "#"));
        foreach (var (name, _, _) in ConfirmedNames.Of(incidents))
            text.Append(name).Append('\n');
        return text.ToString();
    }

    private static string Head(IReadOnlyList<IncidentFacts> incidents, string office, TlpLevel tlp, string mark) =>
        $"{mark} {TlpWords.Title(tlp)}\n{mark} Lookalike names that people of {Line(office)} confirmed, as of {incidents.Max(i => i.Card.Changed).UtcDateTime.ToString("yyyy-MM-dd HH:mm 'UTC'", CultureInfo.InvariantCulture)}. Names can be given up and registered by others: ask for a newer list.\n";

    // A zone is transferred when its number grows: the moment of the last change does.
    private static uint Serial(IReadOnlyList<IncidentFacts> incidents) => (uint)incidents.Max(i => i.Card.Changed).ToUnixTimeSeconds();

    // What stands in a comment may not end it.
    private static string Line(string text) => new([.. text.Select(c => char.IsControl(c) ? ' ' : c)]);

    private static string Day(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
