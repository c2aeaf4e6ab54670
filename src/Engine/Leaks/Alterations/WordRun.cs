namespace Tocsin.Engine.Leaks.Alterations;

/// <summary>A stretch that differs: words of the original and words of the dump, either may be none.</summary>
/// <param name="A0">First word of the original.</param>
/// <param name="A1">Word after the last.</param>
/// <param name="B0">First word of the dump.</param>
/// <param name="B1">Word after the last.</param>
internal readonly record struct WordRun(int A0, int A1, int B0, int B1)
{
    public int Before => A1 - A0;

    public int After => B1 - B0;
}
