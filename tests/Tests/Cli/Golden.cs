using System.Runtime.CompilerServices;
using Shouldly;

namespace Tocsin.Tests.Cli;

/// <summary>Compares text with a file kept beside the tests; <c>TOCSIN_ACCEPT=1</c> writes the file instead.</summary>
internal static class Golden
{
    internal static void Matches(string name, string actual, [CallerFilePath] string caller = "")
    {
        string path = Path.Combine(Path.GetDirectoryName(caller)!, "Golden", name);
        if (Environment.GetEnvironmentVariable("TOCSIN_ACCEPT") == "1")
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, actual);
        }

        actual.ShouldBe(File.ReadAllText(path));
    }
}
