using System.CommandLine;
using Tocsin.Server;

namespace Tocsin.Cli.Commands;

/// <summary>What the duty room may compare dumps with: decoys and indexes of own documents, by election, so that nobody asks about another's.</summary>
internal sealed class OwnMaterialOptions
{
    private readonly Option<string[]> _decoys = Named("--decoys", "FILE", "Store of an election's decoys: people of that election can check dumps and logs for them. It stays where it is.");
    private readonly Option<string[]> _passphrase = Named("--decoys-passphrase", "FILE", "File whose first line opens that store.");
    private readonly Option<string[]> _index = Named("--leak-index", "FILE", "Index of an election's own documents, made by 'leak enrol': people of that election can match dumps with it.");
    private readonly Option<string[]> _key = Named("--leak-key", "FILE", "The key of that index.");
    private readonly Option<string[]> _originals = Named("--originals", "DIR", "Where these documents are, to show what was altered.");

    public void AddTo(Command command)
    {
        foreach (var option in new[] { _decoys, _passphrase, _index, _key, _originals })
            command.Options.Add(option);
    }

    /// <summary>What was named, by election.</summary>
    /// <exception cref="UserError">A file is not there, or half of a pair.</exception>
    public IReadOnlyDictionary<string, OwnMaterial> Read(ParseResult parsed)
    {
        var (decoys, passphrase, index, key, originals) = (Files(parsed, _decoys), Files(parsed, _passphrase), Files(parsed, _index), Files(parsed, _key), Files(parsed, _originals));
        Together(passphrase, decoys, "--decoys-passphrase", "--decoys");
        Together(index, key, "--leak-index", "--leak-key");
        Together(key, index, "--leak-key", "--leak-index");
        Together(originals, index, "--originals", "--leak-index");
        return decoys.Keys.Concat(index.Keys).Distinct(StringComparer.Ordinal).ToDictionary(
            e => e,
            e => new OwnMaterial { Decoys = decoys.GetValueOrDefault(e), DecoysPassphrase = passphrase.GetValueOrDefault(e), LeakIndex = index.GetValueOrDefault(e), LeakKey = key.GetValueOrDefault(e), Originals = originals.GetValueOrDefault(e) },
            StringComparer.Ordinal);
    }

    private static void Together(Dictionary<string, string> one, Dictionary<string, string> other, string name, string needed)
    {
        if (one.Keys.FirstOrDefault(e => !other.ContainsKey(e)) is { } alone)
            throw new UserError($"{name} {alone}={one[alone]} is of no use alone", $"give {needed} {alone}=FILE too");
    }

    private static Dictionary<string, string> Files(ParseResult parsed, Option<string[]> option)
    {
        var files = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (string given in parsed.GetRequiredValue(option))
        {
            string[] parts = given.Split('=', 2);
            if (parts.Length != 2 || parts[0].Length == 0)
                throw new UserError($"{option.Name} {given} does not say for which election", $"give {option.Name} ELECTION={given}");
            if (!Path.Exists(parts[1]))
                throw new UserError($"{option.Name} {given}: there is no {parts[1]}", "check the path");
            if (!files.TryAdd(parts[0], Path.GetFullPath(parts[1])))
                throw new UserError($"{option.Name} was given twice for {parts[0]}", "give it once an election");
        }

        return files;
    }

    private static Option<string[]> Named(string name, string what, string description) => new(name)
    {
        Description = description,
        HelpName = $"ELECTION={what}",
        DefaultValueFactory = _ => [],
    };
}
