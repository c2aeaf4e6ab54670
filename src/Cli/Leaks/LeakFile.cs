namespace Tocsin.Cli.Leaks;

/// <summary>A file to read.</summary>
/// <param name="Path">Full path.</param>
/// <param name="Name">Name below the given directory.</param>
/// <param name="Root">The given directory, full path; the directory of a file that was given itself.</param>
internal sealed record LeakFile(string Path, string Name, string Root);
