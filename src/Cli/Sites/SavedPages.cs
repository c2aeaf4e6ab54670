using Tocsin.Cli.Output;
using Tocsin.Sites;
using Tocsin.Sources.Lists;
using Tocsin.Sources.Sites;

namespace Tocsin.Cli.Sites;

/// <summary>Finds saved pages: a file is a page; in a folder each file is a site and each folder below it too.</summary>
internal static class SavedPages
{
    private const int Most = 20_000;
    private const string Table = "sites.csv";

    /// <summary>The pages behind what the user named, in order, and what tables beside them say.</summary>
    /// <exception cref="UserError">Something does not exist.</exception>
    public static (IReadOnlyList<SavedPage> Pages, IReadOnlyDictionary<string, SiteRow> Rows) Find(IEnumerable<string> inputs, Terminal terminal)
    {
        var pages = new List<SavedPage>();
        var rows = new Dictionary<string, SiteRow>(StringComparer.Ordinal);
        foreach (string input in inputs)
        {
            if (File.Exists(input))
                pages.Add(new SavedPage(input, System.IO.Path.GetFileName(input), Folder(input), null, [Full(input)]));
            else if (Directory.Exists(input))
                Below(input, pages, rows, terminal);
            else
                throw new UserError($"there is no file or folder {input}", "save the pages as HTML and give their files or the folder they lie in");
        }

        return pages.Count <= Most ? (pages.DistinctBy(p => Full(p.Path)).ToList(), rows) : throw new UserError($"there are {Words.Count(pages.Count)} pages", $"give {Words.Count(Most)} at most at once");
    }

    private static void Below(string folder, List<SavedPage> pages, Dictionary<string, SiteRow> rows, Terminal terminal)
    {
        if (System.IO.Path.Combine(folder, Table) is var table && File.Exists(table))
            Read(table, rows, terminal);
        bool one = HostWords.LooksLikeHost(System.IO.Path.GetFileName(Full(folder)));
        foreach (string file in Directory.EnumerateFiles(folder).Where(IsPage).Order(StringComparer.Ordinal))
            pages.Add(new SavedPage(file, System.IO.Path.GetFileName(file), folder, one ? folder : null, one ? [Full(file), Full(folder)] : [Full(file)]));
        foreach (string site in Directory.EnumerateDirectories(folder).Where(d => !IsCompanion(d)).Order(StringComparer.Ordinal))
        {
            string group = one ? folder : site;
            foreach (string file in Directory.EnumerateFiles(site, "*", SearchOption.AllDirectories).Where(f => IsPage(f) && !InCompanion(site, f)).Order(StringComparer.Ordinal))
                pages.Add(new SavedPage(file, System.IO.Path.GetRelativePath(folder, file).Replace('\\', '/'), group, group, [Full(file), Full(site), Full(group)]));
        }
    }

    private static void Read(string table, Dictionary<string, SiteRow> rows, Terminal terminal)
    {
        var problems = new List<ListProblem>();
        try
        {
            foreach (var row in SiteTable.Read(table, problems))
                rows[Full(System.IO.Path.Combine(Folder(table), row.File))] = row;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new UserError($"{table} cannot be read", "check path, size and permissions");
        }

        foreach (var problem in problems)
            terminal.Say($"{problem.File}, line {problem.Line}: {problem.What}; {problem.Remedy}");
    }

    // A browser puts what a page loads into a folder beside it.
    private static bool IsCompanion(string folder) => folder.EndsWith("_files", StringComparison.OrdinalIgnoreCase) || folder.EndsWith(".files", StringComparison.OrdinalIgnoreCase) || folder.EndsWith("-Dateien", StringComparison.OrdinalIgnoreCase) || folder.EndsWith("_fichiers", StringComparison.OrdinalIgnoreCase);

    private static bool InCompanion(string root, string file)
    {
        for (string folder = Folder(file); folder.Length > root.Length; folder = Folder(folder))
        {
            if (IsCompanion(folder))
                return true;
        }

        return false;
    }

    private static bool IsPage(string path) => System.IO.Path.GetExtension(path).ToLowerInvariant() is ".html" or ".htm" or ".xhtml";

    private static string Folder(string path) => System.IO.Path.GetDirectoryName(System.IO.Path.GetFullPath(path)) ?? "";

    private static string Full(string path) => System.IO.Path.TrimEndingDirectorySeparator(System.IO.Path.GetFullPath(path));
}
