using System.Reflection;
using Tocsin.Storage.Sql;
using Tocsin.Storage.Tables;

namespace Tocsin.Storage.Schema;

/// <summary>Brings a store to the schema of this program, forward only, each step whole or not at all.</summary>
internal static class Migrations
{
    /// <summary>The schema this program writes.</summary>
    public const int Version = 10;

    // This step made the embedded database's index of words anew.
    private const int WordsAnew = 4;

    // Since this step findings and evidence are found by their words.
    private const int FoundByWords = 9;

    private const string Table = "CREATE TABLE IF NOT EXISTS meta (key TEXT NOT NULL PRIMARY KEY, value TEXT NOT NULL)";

    /// <summary>The schema a store has; 0 for an empty database.</summary>
    public static int VersionOf(Work work)
    {
        work.Execute(Table);
        return work.Value<int>("SELECT value FROM meta WHERE key = 'schema'");
    }

    /// <summary>Migrates; in the caller's transaction.</summary>
    /// <exception cref="StoreException">The store is newer than the program.</exception>
    public static void Apply(Work work, string shown)
    {
        int version = VersionOf(work);
        if (version > Version)
            throw new StoreException($"the store {shown} has schema {version}; this program knows schemas up to {Version}", "use the newer version of Tocsin that wrote it; nothing was changed");
        for (int next = version + 1; next <= Version; next++)
        {
            work.Execute(Script($"{next:0000}.sql"));
            work.Execute(Script($"{next:0000}.{work.Home.Name}.sql"));
            if (next == WordsAnew)
                work.Home.IndexWords(work);
            if (next == FoundByWords)
                FoundRows.AddAll(work);
            work.Execute("INSERT INTO meta (key, value) VALUES ('schema', @version) ON CONFLICT (key) DO UPDATE SET value = excluded.value", ("version", next.ToString(System.Globalization.CultureInfo.InvariantCulture)));
        }
    }

    private static string Script(string name)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream("schema/" + name) ?? throw new InvalidOperationException($"BUG: no schema {name}");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
