using System.Diagnostics;

namespace Tocsin.DutyRoom;

/// <summary>The store of the quickstart's story, played once by the program itself and copied for each test.</summary>
internal static class Stores
{
    private static readonly Lazy<string> Story = new(() => Play("--story", "hack-and-leak"));
    private static readonly Lazy<string> Quick = new(() => Play());

    /// <summary>The program as people start it.</summary>
    public static IReadOnlyList<string> Program { get; } = ["dotnet", Path.Combine(AppContext.BaseDirectory, "tocsin.dll")];

    /// <summary>Where the reports lie of the scans that the store keeps.</summary>
    public static string Reports => Path.GetDirectoryName(Story.Value)!;

    /// <summary>A file of the story beside its store: dump, decoys, index.</summary>
    public static string At(string name) => Path.Combine(Path.GetDirectoryName(Story.Value)!, "story", name);

    /// <summary>A copy at this place.</summary>
    public static void CopyTo(string path) => File.Copy(Story.Value, path);

    /// <summary>Stores of all that the program can play.</summary>
    public static IReadOnlyList<string> Stories => [Story.Value, Quick.Value];

    private static string Play(params string[] which)
    {
        string folder = Directory.CreateTempSubdirectory("tocsin-story").FullName;
        string store = Path.Combine(folder, "cases.db");
        var start = new ProcessStartInfo(Program[0], [Program[1], "quickstart", .. which, "--out", Path.Combine(folder, "story"), "--store", store]) { RedirectStandardOutput = true, RedirectStandardError = true };
        using var process = Process.Start(start)!;
        process.StandardError.ReadToEndAsync();
        string said = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0 ? store : throw new InvalidOperationException($"the story could not be played: {said}");
    }
}
