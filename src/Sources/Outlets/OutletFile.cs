using Tocsin.Engine.Model.Elections;
using Tocsin.Sources.Lists;

namespace Tocsin.Sources.Outlets;

/// <summary>Reads lists of outlets as their publishers give them: the columns say what they hold (docs/formats/outlets.md).</summary>
/// <remarks>Known shapes: annexes of EU regulations, state media monitors, lists of sites of concern, ratings of media, catalogues of
/// media, a plain table with <c>domain</c> and <c>kind</c>; tables of site indicators; FollowTheMoney JSON lines. Each status keeps who says so and where it stands.</remarks>
public static class OutletFile
{
    // The largest list that was seen has three megabytes.
    private const int LargestList = 128 << 20;

    private static readonly string[] AccountColumns = ["link"];

    /// <summary>Reads a file.</summary>
    public static OutletLoad Read(string path)
    {
        if (OutletListFile.IsJson(path))
            return Lines(path);
        var problems = new List<ListProblem>();
        byte[] bytes = ListFile.Read(path, problems, LargestList);
        if (ListTable.Read(path, bytes, problems) is not { } table)
        {
            problems.Add(new ListProblem(path, 0, "is not a table", "give a CSV with a header row"));
            return new OutletLoad([], [], problems);
        }

        if (table.Column("indicatortype") >= 0)
            return new OutletLoad([], SiteIndicators.Read(path, table, problems), problems);
        return new OutletLoad(Outlets(path, table, problems), [], problems);
    }

    // What a scan kept of a register, or FollowTheMoney.
    private static OutletLoad Lines(string path)
    {
        if (LineFile.Lines(path, []).Select(l => KnownOutletLines.Is(l.Line.Span)).FirstOrDefault())
            return KnownOutletLines.Read(path);
        var load = OutletListFile.Read(path, null, static _ => false);
        string file = Path.GetFileName(path);
        return new OutletLoad([.. load.Listed.Select(l => OutletListFile.Known(l, file)).Where(o => o.Statuses.Count > 0)], [], load.Problems);
    }

    private static List<KnownOutlet> Outlets(string path, ListTable table, List<ListProblem> problems)
    {
        var outlets = new List<KnownOutlet>();
        var statuses = new OutletStatuses(path, table);
        int name = table.Column("name", "mainassets", "outlet", "mediacompany");
        int owner = table.Column("mediacompany");
        int[] sites = Sites(table);
        if (name < 0 && sites.Length == 0)
        {
            problems.Add(new ListProblem(path, 1, $"no column holds a site or a name ({string.Join(", ", table.Header.Take(8))})", "name one 'domain' or 'website'"));
            return outlets;
        }

        if (!statuses.Any)
        {
            problems.Add(new ListProblem(path, 1, $"no column says why a site is listed ({string.Join(", ", table.Header.Take(8))})", "add a column 'kind', such as state-controlled or sanctioned, and better 'by' and 'ground'"));
            return outlets;
        }

        var accountColumns = AccountColumns.SelectMany(table.ColumnsEnding).Select(c => c.Column).ToArray();
        int schema = table.Column("schema");
        foreach (var (line, cells) in table.Rows)
        {
            var addresses = new SiteAddresses();
            foreach (int column in sites.Concat(accountColumns))
                addresses.Add(cells[column]);
            if (addresses.Bad is { } bad)
                problems.Add(new ListProblem(path, line, $"'{bad}' is no site", "write a domain or a web address"));
            string called = name >= 0 && cells[name].Length > 0 ? cells[name] : owner >= 0 ? cells[owner] : "";
            if (called.Length == 0)
                called = addresses.Domains.Count > 0 ? addresses.Domains[0] : "";

            // Lists of sanctions name people too; a person without a site is no outlet.
            bool person = schema >= 0 && cells[schema] == "Person" && addresses.Domains.Count == 0;
            if (called.Length > 0 && !person && statuses.Of(cells) is { } status)
                outlets.Add(new KnownOutlet { Name = called, Domains = addresses.Domains, Accounts = addresses.Accounts, Statuses = [status] });
        }

        return outlets;
    }

    private static int[] Sites(ListTable table)
    {
        int[] named = [.. ((string[])["domain", "domains", "website", "url", "homepage", "site"]).Select(n => table.Column(n)).Where(c => c >= 0)];

        // Some lists leave the name of their first column out.
        return named.Length > 0 ? named : table.Header[0].Length == 0 ? [0] : [];
    }
}
