using Tocsin.Documents;

namespace Tocsin.Cli.Leaks;

/// <summary>Finds the files below what the user gave, and the names under which documents are enrolled.</summary>
internal static class LeakFiles
{
    // Cannot stand in a path.
    private const char RootEnd = '\0';

    /// <summary>The files, in order.</summary>
    /// <exception cref="UserError">An input does not exist.</exception>
    public static IReadOnlyList<LeakFile> List(IEnumerable<string> inputs, ProblemList problems)
    {
        var files = new List<LeakFile>();
        foreach (string input in inputs)
        {
            if (!File.Exists(input) && !Directory.Exists(input))
                throw new UserError($"there is no file or directory {input}", "check the path");
            string root = Path.GetFullPath(Directory.Exists(input) ? input : Path.GetDirectoryName(Path.GetFullPath(input))!);
            var said = new List<DocumentProblem>();
            files.AddRange(FileWalk.Files(input, said.Add).Select(f => new LeakFile(f.Path, f.Name, root)));
            problems.Add(said);
        }

        return files;
    }

    /// <summary>What the index remembers: where it was enrolled from, and the name below.</summary>
    public static string Enrolled(LeakFile file, string name) => $"{file.Root}{RootEnd}{name}";

    /// <summary>The name to show.</summary>
    public static string Shown(string enrolled) => enrolled[(enrolled.IndexOf(RootEnd, StringComparison.Ordinal) + 1)..];

    /// <summary>The file in which an enrolled document was.</summary>
    public static string PathOf(string enrolled)
    {
        string root = enrolled[..Math.Max(0, enrolled.IndexOf(RootEnd, StringComparison.Ordinal))];
        string name = Shown(enrolled);
        int inside = name.IndexOf(Document.Inside, StringComparison.Ordinal);
        return Path.Combine(root, inside < 0 ? name : name[..inside]);
    }
}
