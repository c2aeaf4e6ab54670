using Tocsin.Sources.Lists;

namespace Tocsin.Sources.Sites;

/// <summary>The table <c>sites.csv</c> beside saved pages: <c>file,host</c> and, where known, <c>addresses,certificate,names</c>.</summary>
public static class SiteTable
{
    private const long Longest = 16L * 1024 * 1024;
    private static readonly char[] Between = [' ', ';', '|'];

    /// <summary>Reads it.</summary>
    /// <param name="path">The file.</param>
    /// <param name="problems">Takes what could not be understood.</param>
    /// <exception cref="IOException">It cannot be read.</exception>
    public static IReadOnlyList<SiteRow> Read(string path, ICollection<ListProblem> problems)
    {
        ArgumentNullException.ThrowIfNull(problems);
        if (new FileInfo(path).Length > Longest)
            throw new IOException($"{path} is larger than a table of sites can be");
        var found = new List<ListProblem>();
        var table = ListTable.Read(path, File.ReadAllBytes(path), found);
        int file = table?.Column("file", "folder", "path") ?? -1, host = table?.Column("host", "domain", "site", "domainname") ?? -1;
        foreach (var problem in found)
            problems.Add(problem);
        if (table is null || file < 0 || host < 0)
        {
            problems.Add(new ListProblem(path, 1, "a table of sites needs the columns file and host", "add them in the first line"));
            return [];
        }

        int addresses = table.Column("addresses", "address", "ip"), certificate = table.Column("certificate", "certificatesha256", "sha256"), names = table.Column("names", "certificatenames");
        return [.. table.Rows.Where(r => r.Cells[file].Length > 0 && r.Cells[host].Length > 0).Select(r => new SiteRow(
            r.Cells[file].Replace('\\', '/').Trim('/'), r.Cells[host], List(r.Cells, addresses), certificate < 0 ? "" : r.Cells[certificate].Replace(":", "", StringComparison.Ordinal).ToLowerInvariant(), List(r.Cells, names)))];
    }

    private static string[] List(string[] cells, int column) => column < 0 ? [] : cells[column].Split(Between, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}
