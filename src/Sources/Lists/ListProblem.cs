namespace Tocsin.Sources.Lists;

/// <summary>Something in a file of claims or outlets that could not be used.</summary>
/// <param name="File">Path of the file.</param>
/// <param name="Line">Line or record in it, from 1; 0 for the whole file.</param>
/// <param name="What">What is wrong.</param>
/// <param name="Remedy">What to do about it.</param>
public sealed record ListProblem(string File, long Line, string What, string Remedy)
{
    /// <inheritdoc/>
    public override string ToString() => $"{File}{(Line > 0 ? $":{Line}" : "")}: {What}; {Remedy}";
}
