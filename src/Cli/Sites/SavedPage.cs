namespace Tocsin.Cli.Sites;

/// <summary>A saved page among the inputs.</summary>
/// <param name="Path">Its file.</param>
/// <param name="Name">Its name in what is said.</param>
/// <param name="Root">Folder in which the files it loads may lie.</param>
/// <param name="Group">Folder that is one site; null when the page stands alone.</param>
/// <param name="Keys">Names under which the table may know it, the nearest first.</param>
internal sealed record SavedPage(string Path, string Name, string Root, string? Group, IReadOnlyList<string> Keys);
