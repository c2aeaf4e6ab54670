namespace Tocsin.Tests.Sources.Elections;

/// <summary>Finds samples/elections from wherever the tests run.</summary>
internal static class SampleFolder
{
    public static string Path { get; } = Find();

    public static IEnumerable<string> Profiles =>
        Directory.EnumerateFiles(Path, "*.yaml").Select(f => System.IO.Path.GetFileName(f)).Order(StringComparer.Ordinal);

    private static string Find()
    {
        for (DirectoryInfo? at = new(AppContext.BaseDirectory); at is not null; at = at.Parent)
        {
            if (File.Exists(System.IO.Path.Combine(at.FullName, "Tocsin.slnx")))
                return System.IO.Path.Combine(at.FullName, "samples", "elections");
        }
        throw new DirectoryNotFoundException("BUG: the tests run outside the repository");
    }
}
