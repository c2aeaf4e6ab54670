using System.Runtime.CompilerServices;
using Shouldly;

namespace Tocsin.Tests.Sources;

/// <summary>Compares a result with a file kept beside the tests; TOCSIN_UPDATE_GOLDEN=1 writes the file instead.</summary>
public static class GoldenFile
{
    public static string Folder([CallerFilePath] string here = "") => Path.Combine(Path.GetDirectoryName(here)!, "Golden");

    public static void ShouldMatch(string actual, string path)
    {
        if (Environment.GetEnvironmentVariable("TOCSIN_UPDATE_GOLDEN") == "1")
            File.WriteAllText(path, actual);
        File.Exists(path).ShouldBeTrue($"{path} is missing: run once with TOCSIN_UPDATE_GOLDEN=1 and look at what it wrote");
        actual.ShouldBe(File.ReadAllText(path).ReplaceLineEndings("\n"));
    }
}
