using System.Text;
using Tocsin.Cli.Elections;
using Tocsin.Cli.Output;
using Tocsin.Engine.Lookalikes;
using Tocsin.Sources.Names;

namespace Tocsin.Cli.Domains;

/// <summary>Gathers the names to protect from lists and profiles and builds the index.</summary>
internal static class ScreenIndex
{
    /// <summary>Builds the index that a request asks for.</summary>
    /// <exception cref="UserError">Nothing is protected, or a file cannot be used.</exception>
    public static LookalikeIndex Build(ScreenRequest request, Terminal terminal)
    {
        var names = new List<ProtectedName>();
        var known = new HashSet<string>(StringComparer.Ordinal);
        foreach (string list in request.Protect)
        {
            foreach (var (line, entry) in ReadList(list))
                Add(names, known, entry, $"{list}, line {line}", terminal);
        }

        var allowed = new List<string>();
        foreach (string profile in request.Elections)
        {
            var election = ElectionFile.Require(profile, terminal);
            foreach (string domain in election.Protected.SelectMany(s => s.Domains))
                Add(names, known, domain, profile, terminal);
            allowed.AddRange(election.Outlets.SelectMany(o => o.Domains));
        }

        if (names.Count == 0)
            throw new UserError("there is no name to protect", "give a list with --protect NAMES.txt (one domain a line) or a profile with domains with --election FILE");
        foreach (string list in request.Allow)
            allowed.AddRange(ReadList(list).Select(e => Bare(e.Entry)));
        var sample = request.Sample is { } file ? ReadList(file).Select(e => Encoding.UTF8.GetBytes(Bare(e.Entry))) : null;
        return LookalikeIndex.Build(names, allowed, sample);
    }

    private static void Add(List<ProtectedName> names, HashSet<string> known, string entry, string where, Terminal terminal)
    {
        if (!ProtectedName.TryParse(entry, out var name))
            terminal.Say($"{where}: {SafeText.Shorten(entry, 80)} is no domain name and is not protected");
        else if (known.Add(name.Host))
            names.Add(name);
    }

    private static IReadOnlyList<(long Line, string Entry)> ReadList(string path)
    {
        try
        {
            return DomainList.Read(path);
        }
        catch (InvalidDataException e)
        {
            throw new UserError(e.Message);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new UserError($"the list {path} cannot be read", "check path and permissions");
        }
    }

    // MISP warning lists write a leading dot for "and everything below".
    private static string Bare(string entry) => entry.Trim().TrimStart('.', '*').ToLowerInvariant();
}
