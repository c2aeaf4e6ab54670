using System.Globalization;
using Tocsin.Cli.Output;
using Tocsin.Decoys;
using Tocsin.Decoys.Storing;

namespace Tocsin.Cli.Decoys;

/// <summary>Shows the decoys of a store.</summary>
internal static class ListRun
{
    /// <summary>Runs it.</summary>
    /// <returns>0.</returns>
    public static int Run(DecoyStoreFile file, bool json, Terminal terminal)
    {
        var store = Stored.Read(file);
        if (json)
        {
            foreach (var decoy in store.Decoys)
                terminal.Json.Write(line => DecoyJson.Decoy(line, decoy));
            return ExitCode.Clean;
        }

        Table(terminal, store.Decoys);
        int planted = store.Decoys.Count(d => d.Planted is not null);
        terminal.Out.WriteLine();
        terminal.Out.WriteLine($"{Words.Count(store.Decoys.Count, "decoy")}, {Words.Count(planted)} planted. A decoy that is not planted tells nothing but that the store was reached.");
        return ExitCode.Clean;
    }

    /// <summary>Prints decoys as a table.</summary>
    public static void Table(Terminal terminal, IReadOnlyList<Decoy> decoys)
    {
        terminal.Out.WriteLine($"{"id",-6} {"kind",-10} {"lang",-4} {"file",-44} place");
        foreach (var decoy in decoys)
        {
            string more = decoy.Files.Count > 1 ? $" +{decoy.Files.Count - 1}" : "";
            terminal.Out.WriteLine($"{decoy.Id,-6} {DecoyWords.Of(decoy.Kind),-10} {decoy.Language,-4} {SafeText.ShortenPath(decoy.Files[0].Name, 40) + more,-44} {Place(decoy)}");
        }
    }

    private static string Place(Decoy decoy) => decoy.Planted is not { } planted ? "not planted"
        : $"{SafeText.Shorten(planted.Place, 50)}, {planted.At.UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}, by {SafeText.Shorten(planted.By, 30)}{(decoy.Plantings.Count > 1 ? ", moved" : "")}";
}
