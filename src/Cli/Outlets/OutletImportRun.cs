using System.Security.Cryptography;
using Tocsin.Cli.Output;
using Tocsin.Engine.Domains;
using Tocsin.Engine.Model.Outlets;
using Tocsin.Sources.Outlets;
using Tocsin.Storage;
using Tocsin.Storage.Outlets;

namespace Tocsin.Cli.Outlets;

/// <summary>Imports published lists into the register and tells what that changed.</summary>
internal static class OutletImportRun
{
    private const int Said = 5;

    /// <summary>Runs it.</summary>
    /// <exception cref="UserError">A file is missing, holds no outlets, or is not whole though it is said to be.</exception>
    public static int Run(IReadOnlyList<string> files, string? list, bool complete, string by, bool json, CaseStore store, Terminal terminal)
    {
        var names = store.Outlets().Outlets.SelectMany(o => o.Names).Select(OutletGroups.Fold).Where(n => n.Length > 0).ToHashSet(StringComparer.Ordinal);
        var loads = new List<(string File, OutletListLoad Load)>();
        foreach (string file in files)
        {
            try
            {
                loads.Add((file, Load(file, list, names, complete, terminal)));
            }
            catch (UserError error) when (files.Count > 1 && !complete)
            {
                // One list that cannot be used keeps no other out.
                terminal.Say($"left out: {error.Message}; {error.Remedy}");
            }
        }

        if (loads.Count == 0)
            throw new UserError("none of these files can be used", "each is named above with its remedy");
        foreach (var part in loads.GroupBy(l => l.Load.List, StringComparer.Ordinal))
        {
            string origin = string.Join(", ", part.Select(p => $"{Path.GetFileName(p.File)} (SHA-256 {Hash(p.File)})"));
            var import = store.Import(part.Key, [.. part.SelectMany(p => p.Load.Listed)], complete, origin, by);
            if (json)
                terminal.Json.Write(line => OutletJson.Import(line, import));
            else
                Tell(import, terminal);
        }

        return ExitCode.Clean;
    }

    private static OutletListLoad Load(string file, string? list, HashSet<string> names, bool complete, Terminal terminal)
    {
        if (!File.Exists(file))
            throw new UserError($"there is no file {file}", "check the path");
        var load = OutletListFile.Read(file, list, name => names.Contains(OutletGroups.Fold(name)));
        foreach (var problem in load.Problems.Take(Said))
            terminal.Say(problem.ToString());
        if (load.Problems.Count > Said)
            terminal.Say($"{file}: {Words.Count(load.Problems.Count - Said, "more record")} could not be used as they are");
        if (load.Ties.Count > 0)
            throw new UserError($"{file} holds ties between sites, which are no outlets", "give it to scan: --outlets FILE");
        if (load.Listed.Count == 0)
            throw new UserError($"{file} holds no outlets that can be used", "give a CSV with a header row ('domain' and 'kind' at least) or FollowTheMoney JSON lines (docs/formats/outlets.md)");
        if (complete && !load.Whole)
            throw new UserError($"{file} could not be read whole, so nobody can say what is no longer in it", "mend or fetch it again, or leave --complete out");
        foreach (var statement in load.Listed.SelectMany(l => l.Statements).Where(s => s.Kind == OutletFactKinds.Name))
            names.Add(OutletGroups.Fold(statement.Value));
        return load;
    }

    private static string Hash(string file)
    {
        using var stream = File.OpenRead(file);
        return Convert.ToHexStringLower(SHA256.HashData(stream));
    }

    private static void Tell(OutletImport import, Terminal terminal)
    {
        string list = SafeText.Shorten(import.List, 80);
        terminal.Out.WriteLine(import.NewFacts + import.Ended == 0
            ? $"{list}: {Words.Count(import.Entries, "entry", "entries")}, nothing new"
            : $"{list}: {Words.Count(import.Entries, "entry", "entries")}; {Words.Count(import.NewOutlets, "new outlet")}, {Words.Count(import.NewFacts, "new statement")}, {Words.Count(import.Known)} known already, {Words.Count(import.Ended)} no longer listed");
        Some(import.Joined, "joined with others", "", terminal);
        Some(import.Ambiguous, "not joined, because their name is not one outlet's alone", "a person can say so: outlets record OUTLET --domain …", terminal);
        Some(import.Namesakes, "names in the register that several outlets with domains of their own bear; they stay apart", "", terminal);
    }

    private static void Some(IReadOnlyList<string> sentences, string what, string remedy, Terminal terminal)
    {
        if (sentences.Count == 0)
            return;
        terminal.Out.WriteLine($"  {Words.Count(sentences.Count)} {what}{(remedy.Length > 0 ? $"; {remedy}" : "")}");
        foreach (string sentence in sentences.Take(Said))
            terminal.Out.WriteLine($"    {SafeText.Shorten(sentence, 200)}");
        if (sentences.Count > Said)
            terminal.Out.WriteLine($"    and {Words.Count(sentences.Count - Said)} more with --json");
    }
}
