namespace Tocsin.Engine.Model.Findings;

/// <summary>One input file as it was read.</summary>
/// <param name="Path">Path as the user gave it.</param>
/// <param name="Format">Format it was read as.</param>
/// <param name="Bytes">Its size on disk (or bytes read from standard input).</param>
/// <param name="Sha256">SHA-256 of those bytes in lower-case hex: the anchor of every line reference.</param>
/// <param name="Posts">Posts taken from it.</param>
/// <param name="Rejected">Records rejected from it.</param>
public sealed record ScannedInput(string Path, string Format, long Bytes, string Sha256, long Posts, long Rejected)
{
    /// <summary>True when it was found in a directory rather than named, which decides what is said of a file that holds no posts.</summary>
    public bool FromDirectory { get; init; }
}
