using Tocsin.Engine.Model.Sightings;

namespace Tocsin.Cli.Sightings;

/// <summary>By what a dump is known again: its name and the hash of its contents, not the place where somebody put it.</summary>
internal static class DumpMarks
{
    private const int Digits = 16;

    /// <summary>One mark a dump; the first reads all of it to hash it.</summary>
    public static IReadOnlyList<Mark> Of(SightingRequest request, CancellationToken cancellation) => [.. request.Dump.Select(d => new Mark(MarkKinds.Dump, Name(request.Recorded.Of(d), EvidenceHashing.Of("dump", d, cancellation).Sha256)))];

    // What could not be read whole has no hash of its own, and is called by its path.
    private static string Name(string path, string hash) =>
        hash.Length < Digits ? path : $"{Path.GetFileName(Path.TrimEndingDirectorySeparator(path))} (SHA-256 {hash[..Digits]}…)";
}
