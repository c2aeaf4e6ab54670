namespace Tocsin.Sources.Elections;

/// <summary>The election profiles and their schema that ship inside the program, so that they are at hand everywhere.</summary>
public static class ElectionSamples
{
    private const string Prefix = "elections/";
    private const string Suffix = ".yaml";

    /// <summary>Names of the profiles in ordinal order: <c>fr-2017-president</c>.</summary>
    public static IReadOnlyList<string> Names { get; } =
    [
        .. typeof(ElectionSamples).Assembly.GetManifestResourceNames()
            .Where(n => n.StartsWith(Prefix, StringComparison.Ordinal) && n.EndsWith(Suffix, StringComparison.Ordinal))
            .Select(n => n[Prefix.Length..^Suffix.Length])
            .Order(StringComparer.Ordinal),
    ];

    /// <summary>The JSON Schema of profiles.</summary>
    public static string Schema => Read("election.schema.json")
        ?? throw new InvalidOperationException("BUG: the program was built without the schema of election profiles");

    /// <summary>The text of a profile; null when there is none of this name.</summary>
    public static string? Text(string name) => Names.Contains(name, StringComparer.Ordinal) ? Read(name + Suffix) : null;

    private static string? Read(string file)
    {
        using var stream = typeof(ElectionSamples).Assembly.GetManifestResourceStream(Prefix + file);
        if (stream is null)
            return null;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
