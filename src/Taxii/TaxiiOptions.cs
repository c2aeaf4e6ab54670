namespace Tocsin.Taxii;

/// <summary>How the server presents itself, and what it takes.</summary>
public sealed record TaxiiOptions
{
    /// <summary>Name of the house, in the discovery document.</summary>
    public string Title { get; init; } = "Tocsin";

    /// <summary>Whom to write to; null for nobody.</summary>
    public string? Contact { get; init; }

    /// <summary>Path of the discovery document, with a slash at both ends.</summary>
    public string Discovery { get; init; } = "/taxii2/";

    /// <summary>Path of the one API root, with a slash at both ends.</summary>
    public string Root { get; init; } = "/taxii2/tocsin/";

    /// <summary>Bytes of the largest envelope that is taken.</summary>
    public int MostBytes { get; init; } = 10 << 20;

    /// <summary>Objects of the largest page that is given.</summary>
    public int MostObjects { get; init; } = 1000;
}
