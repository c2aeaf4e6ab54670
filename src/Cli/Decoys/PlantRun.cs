using System.Security.Cryptography;
using Tocsin.Cli.Output;
using Tocsin.Decoys;

namespace Tocsin.Cli.Decoys;

/// <summary>A planting: first the store knows, then the files are copied.</summary>
internal static class PlantRun
{
    private const int LongestPlace = 300;

    /// <summary>Runs it.</summary>
    /// <returns>0.</returns>
    public static int Run(PlantRequest request, Terminal terminal)
    {
        if (request.Place.Length is 0 or > LongestPlace)
            throw new UserError("--at names no place", "say it in your words, in up to 300 characters: \"finance share /2027/budget\"");
        if (!request.By.Any(char.IsLetter))
            throw new UserError("--by names nobody", "give the name of the person who plants it");
        if (request.CopyTo is not null && request.From is null)
            throw new UserError("--copy-to needs --from", "say in which folder the files are that tocsin decoy make wrote");
        var planting = new Planting(request.Place, terminal.Clock.GetUtcNow(), request.By, request.Note);
        var ids = request.Ids.Distinct(StringComparer.OrdinalIgnoreCase).ToList();
        var sources = request.CopyTo is null ? [] : Sources(Stored.Read(request.Store), ids, request.From!, request.CopyTo);
        var store = Stored.Change(request.Store, old => ids.Aggregate(old, (s, id) => s.Plant(id, planting, request.Move)));
        foreach (var (file, from, to) in sources)
            Copy(file, from, to);
        foreach (string id in ids)
        {
            var decoy = store.Find(id)!;
            if (request.Json)
                terminal.Json.Write(line => DecoyJson.Decoy(line, decoy));
            else
                terminal.Out.WriteLine($"{decoy.Id} ({SafeText.Shorten(decoy.Title, 60)}) is planted: {SafeText.Clean(request.Place)}, by {SafeText.Clean(request.By)}.");
        }

        return ExitCode.Clean;
    }

    // Checked before the store says that they are planted.
    private static List<(DecoyFile File, string From, string To)> Sources(DecoyStore store, List<string> ids, string from, string to)
    {
        if (!Directory.Exists(to))
            throw new UserError($"there is no folder {to}", "make it first; a folder that plant makes would be younger than what is in it");
        var sources = new List<(DecoyFile, string, string)>();
        foreach (var file in ids.Select(store.Find).OfType<Decoy>().SelectMany(d => d.Files))
        {
            string source = Path.Combine(from, file.Name), target = Path.Combine(to, file.Name);
            if (!File.Exists(source) || Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(source))) != file.Sha256)
                throw new UserError($"{source} is missing or is not as it was made", "give the folder that tocsin decoy make wrote, or plant the file by hand without --copy-to");
            if (File.Exists(target))
                throw new UserError($"{target} exists", "choose another folder; nothing is overwritten");
            sources.Add((file, source, target));
        }

        return sources;
    }

    private static void Copy(DecoyFile file, string from, string to)
    {
        using (var target = new AtomicFile(to))
        {
            target.Stream.Write(File.ReadAllBytes(from));
            target.Complete();
        }

        File.SetLastWriteTimeUtc(to, file.Written.UtcDateTime);
        File.SetLastAccessTimeUtc(to, file.Written.UtcDateTime);
    }
}
