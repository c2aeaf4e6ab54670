using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Tocsin.Cli.Fetching;
using Tocsin.Cli.Output;
using Tocsin.Exchange.Sites;
using Tocsin.Sites;
using Tocsin.Sites.Clones;
using Tocsin.Sites.Linking;
using Tocsin.Sites.Marks;

namespace Tocsin.Cli.Sites;

/// <summary>Writes <c>sites.html</c>, for people, and <c>sites.json</c>.</summary>
internal static class SitesFiles
{
    private static readonly JsonWriterOptions Options = new() { Indented = true, Encoder = JavaScriptEncoder.Create(System.Text.Unicode.UnicodeRanges.All) };

    /// <summary>Writes both.</summary>
    public static void Write(string directory, IReadOnlyList<Site> sites, SiteLinks links, IReadOnlyList<CloneFinding> clones, FetchSession? session, Terminal terminal)
    {
        Directory.CreateDirectory(directory);
        using var page = new AtomicFile(Path.Combine(directory, "sites.html"));
        using var file = new AtomicFile(Path.Combine(directory, "sites.json"));
        using (var json = new Utf8JsonWriter(file.Stream, Options))
            Json(json, sites, links, clones);
        file.Stream.WriteByte((byte)'\n');
        using (var text = new StreamWriter(page.Stream, new UTF8Encoding(false), 1 << 16, leaveOpen: true))
            SitesReport.Write(text, Content(sites, links, clones) with { Fetched = session?.Lines ?? [] });
        page.Complete();
        file.Complete();
        session?.Append(Path.Combine(directory, "fetches.ndjson"));
        terminal.Say($"wrote {Path.Combine(directory, "sites.html")} and sites.json");
    }

    private static void Json(Utf8JsonWriter json, IReadOnlyList<Site> sites, SiteLinks links, IReadOnlyList<CloneFinding> clones)
    {
        json.WriteStartObject();
        json.WriteNumber("version", 1);
        List("sites", sites, SitesJson.Site);
        List("clones", clones, SitesJson.Clone);
        List("networks", links.Networks, SitesJson.Network);
        List("shared", links.Shared, SitesJson.Shared);
        List("pairs", links.Pairs, SitesJson.Pair);
        json.WriteEndObject();

        void List<T>(string name, IEnumerable<T> items, Action<Utf8JsonWriter, T> write)
        {
            json.WriteStartArray(name);
            foreach (var item in items)
            {
                json.WriteStartObject();
                write(json, item);
                json.WriteEndObject();
            }

            json.WriteEndArray();
        }
    }

    private static SitesContent Content(IReadOnlyList<Site> sites, SiteLinks links, IReadOnlyList<CloneFinding> clones) => new()
    {
        Sites = [.. sites.Select(s => new SiteEntry(
            s.Host, s.Title, s.Protected, SiteWords.Title(s.HostFrom), s.Pages.Count,
            [.. s.Marks.Where(m => MarkCatalog.Of(m.Kind).Family == MarkFamily.Account).OrderBy(m => m.Kind).ThenBy(m => m.Value, StringComparer.Ordinal).Select(m => $"{MarkCatalog.Of(m.Kind).Name} {m.Value}")]))],
        Clones = [.. clones.Select(c => new CloneEntry(c.Host, c.Page, c.Of, (int)c.Grade, c.Structure, c.Words, c.WordsOfOriginal, [.. c.Parts.Select(p => p.Says)], c.Archived))],
        Networks = [.. links.Networks.Select(n => new SiteNetworkEntry(
            n.Number, (int)n.Tier, SiteWords.Worth(n.Tier), n.Hosts, n.Parts,
            [.. n.Because.Select(b => new SiteReason((int)b.Tier, b.Sentence, b.Innocent))],
            [.. n.Likeness.Select(p => new SiteLikeness(p.A, p.B, p.Structure, p.Text))],
            [.. links.Pairs.Where(p => n.Hosts.Contains(p.A) && n.Hosts.Contains(p.B)).Select(p => new SiteTieLine(p.A, p.B, (int)p.Tier))]))],
        Aside = [.. links.Shared.Where(s => s.Standing == MarkStanding.Inherited).Select(s => s.Sentence)
            .Concat(sites.SelectMany(s => s.Rejected.Select(r => (s.Host, Id: r))).GroupBy(r => r.Id).Select(g => $"{MarkCatalog.Of(g.Key.Kind).Name} {g.Key.Value} on {Words.Count(g.Count(), "site")}: {g.Key.Why}."))],
    };
}
