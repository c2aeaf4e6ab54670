namespace Tocsin.Storage;

/// <summary>What retention deleted of one capture.</summary>
/// <param name="Capture">Number of the capture.</param>
/// <param name="Name">Its name.</param>
/// <param name="Posts">Posts deleted.</param>
/// <param name="Kept">Posts kept, because findings of an incident rest on them.</param>
/// <param name="Records">Frozen records deleted.</param>
/// <param name="Proof">
/// SHA-256 over the SHA-256 of each deleted post, in the order of their lines: whoever has the input can show which posts are meant, nobody can
/// read them from it.
/// </param>
public sealed record Deletion(long Capture, string Name, long Posts, long Kept, long Records, string Proof);
