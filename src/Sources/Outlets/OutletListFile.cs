using Tocsin.Engine.Domains;
using Tocsin.Engine.Model.Elections;
using Tocsin.Engine.Model.Outlets;
using Tocsin.Sources.Lists;
using Tocsin.Sources.Outlets.Ftm;

namespace Tocsin.Sources.Outlets;

/// <summary>Reads a published list of outlets for the register: tables as <see cref="OutletFile"/> reads them, and FollowTheMoney JSON lines.</summary>
public static class OutletListFile
{
    private static readonly string[] Packed = [".gz", ".zst"];
    private static readonly string[] Json = [".json", ".ndjson", ".jsonl"];

    /// <summary>Reads a file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="list">Name of the list; null for that of the file without its endings.</param>
    /// <param name="isOutlet">Whether a name is known as that of an outlet: a body without a site is taken only then.</param>
    public static OutletListLoad Read(string path, string? list, Func<string, bool> isOutlet)
    {
        string named = list ?? Stem(path);
        if (IsJson(path))
            return new FtmFile(path, named, isOutlet).Read();
        var load = OutletFile.Read(path);
        bool whole = load.Problems.All(p => p.Line > 0 && p.What != ListTable.Unclosed);
        return new OutletListLoad(named, [.. load.Outlets.Select(o => Listed(o, named))], load.Ties, load.Problems, whole);
    }

    /// <summary>Whether a file is JSON lines, by its name.</summary>
    internal static bool IsJson(string path) => Json.Contains(Path.GetExtension(Unpacked(path)), StringComparer.OrdinalIgnoreCase);

    /// <summary>As a scan knows an outlet; what is not in force on a day is left out.</summary>
    internal static KnownOutlet Known(ListedOutlet listed, string file) => new()
    {
        Name = Values(listed, OutletFactKinds.Name).FirstOrDefault() ?? "",
        Domains = [.. Values(listed, OutletFactKinds.Domain)],
        Accounts = [.. Values(listed, OutletFactKinds.Account)],
        Statuses = [.. listed.Statements.Where(s => s.Kind == OutletFactKinds.Sanction && s.Until is null).Select(s => new OutletStatus("sanctioned", s.By, s.Since, $"{s.Ground} ({file})"))],
    };

    private static IEnumerable<string> Values(ListedOutlet listed, string kind) => listed.Statements.Where(s => s.Kind == kind).Select(s => s.Value).Distinct(StringComparer.Ordinal);

    private static ListedOutlet Listed(KnownOutlet outlet, string list) => new(
        outlet.Domains.Count > 0 ? outlet.Domains[0] : outlet.Accounts.Count > 0 ? outlet.Accounts[0] : OutletGroups.Fold(outlet.Name) is { Length: > 0 } name ? name : outlet.Name,
        [
            new OutletStatement(OutletFactKinds.Name, outlet.Name, list),
            .. outlet.Domains.Select(d => new OutletStatement(OutletFactKinds.Domain, d, list)),
            .. outlet.Accounts.Select(a => new OutletStatement(OutletFactKinds.Account, a, list)),
            .. outlet.Statuses.Select(Statement),
        ]);

    private static OutletStatement Statement(OutletStatus status) => status.Kind switch
    {
        "sanctioned" => new(OutletFactKinds.Sanction, OutletFactKinds.Imposed, status.By, status.Ground, "", status.Since),
        "accreditation-refused" => new(OutletFactKinds.Accreditation, "refused", status.By, status.Ground, "", status.Since),
        ['s', 't', 'a', 't', 'e', '-', ..] => new(OutletFactKinds.StateLink, status.Kind, status.By, status.Ground, "", status.Since),
        _ => new(OutletFactKinds.Listing, status.Kind, status.By, status.Ground, "", status.Since),
    };

    private static string Stem(string path)
    {
        string name = Path.GetFileName(Unpacked(path));
        int dot = name.IndexOf('.', StringComparison.Ordinal);
        return dot > 0 ? name[..dot] : name;
    }

    private static string Unpacked(string path) => Packed.Contains(Path.GetExtension(path), StringComparer.OrdinalIgnoreCase) ? path[..^Path.GetExtension(path).Length] : path;
}
