namespace Tocsin.Storage.Partners;

/// <summary>What can be shared, by its name.</summary>
public static class ShareFormats
{
    /// <summary>A STIX 2.1 bundle.</summary>
    public const string Stix = "stix";

    /// <summary>A MISP event.</summary>
    public const string Misp = "misp";

    /// <summary>A response policy zone for name servers.</summary>
    public const string Rpz = "rpz";

    /// <summary>A hosts file.</summary>
    public const string Hosts = "hosts";

    /// <summary>One name a line.</summary>
    public const string Blocklist = "blocklist";

    /// <summary>A table of findings and sightings.</summary>
    public const string Csv = "csv";

    /// <summary>A network for Gephi.</summary>
    public const string Gexf = "gexf";

    /// <summary>Typed tables for notebooks: findings, accounts, posts of evidence, edges.</summary>
    public const string Parquet = "parquet";

    /// <summary>All of them.</summary>
    public static IReadOnlyList<string> All { get; } = [Stix, Misp, Rpz, Hosts, Blocklist, Csv, Gexf, Parquet];
}
