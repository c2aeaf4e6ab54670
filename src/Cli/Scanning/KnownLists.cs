using Tocsin.Cli.Output;
using Tocsin.Engine.Model.Claims;
using Tocsin.Engine.Model.Elections;
using Tocsin.Engine.Model.Outlets;
using Tocsin.Sources.Claims;
using Tocsin.Sources.Lists;
using Tocsin.Sources.Outlets;

namespace Tocsin.Cli.Scanning;

/// <summary>Reads the files of claims and outlets that go with a scan: problems are said, a file that gives nothing ends it.</summary>
internal static class KnownLists
{
    // The first few tell what kind of file it is; the rest would only scroll them away.
    private const int ProblemsSaid = 5;

    /// <summary>The fact-checks of all files.</summary>
    /// <exception cref="UserError">A file is missing or holds no fact-check.</exception>
    public static IReadOnlyList<ClaimReview> Claims(IReadOnlyList<string> paths, Terminal terminal)
    {
        var all = new List<ClaimReview>();
        foreach (string path in paths)
        {
            Require(path);
            var load = ClaimFile.Read(path);
            Say(load.Problems, path, terminal);
            if (load.Reviews.Count == 0)
                throw new UserError($"{path} holds no claims that can be used", "give ClaimReview JSON, a page that carries it, or a CSV with a column 'claim'");
            all.AddRange(load.Reviews);
        }

        return all;
    }

    /// <summary>The outlets and ties of all files, and the outlets of a register.</summary>
    /// <exception cref="UserError">A file is missing or holds neither.</exception>
    public static OutletKnowledge Outlets(IReadOnlyList<string> paths, RegisterList? register, Terminal terminal)
    {
        var outlets = new List<KnownOutlet>();
        var ties = new List<SiteTie>();
        foreach (string path in paths)
        {
            Require(path);
            var load = OutletFile.Read(path);
            Say(load.Problems, path, terminal);
            if (load.Outlets.Count + load.Ties.Count == 0)
                throw new UserError($"{path} holds no outlets that can be used", "give a CSV with a header row: 'domain' and 'kind' at least (docs/formats/outlets.md)");
            outlets.AddRange(load.Outlets);
            ties.AddRange(load.Ties);
        }

        return new OutletKnowledge(OutletUnion.Join([.. outlets, .. register?.Outlets ?? []]), ties);
    }

    private static void Require(string path)
    {
        if (!File.Exists(path))
            throw new UserError($"there is no file {path}", "check the path");
    }

    private static void Say(IReadOnlyList<ListProblem> problems, string path, Terminal terminal)
    {
        foreach (var problem in problems.Take(ProblemsSaid))
            terminal.Say(problem.ToString());
        if (problems.Count > ProblemsSaid)
            terminal.Say($"{path}: {problems.Count - ProblemsSaid} more records could not be used");
    }
}
