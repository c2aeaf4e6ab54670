using System.Globalization;

namespace Tocsin.Sources.Yaml;

/// <summary>One mistake in a YAML file, with its place and what to do about it.</summary>
/// <param name="File">The file as the user named it.</param>
/// <param name="Line">Line from 1; 0 when it concerns the whole file.</param>
/// <param name="Column">Column from 1; 0 when it concerns the whole file.</param>
/// <param name="Level">Whether the file can be used all the same.</param>
/// <param name="What">What is wrong, in one plain sentence without a full stop.</param>
/// <param name="Remedy">What to write instead, in one plain sentence without a full stop.</param>
public sealed record YamlMistake(string File, int Line, int Column, MistakeLevel Level, string What, string Remedy)
{
    /// <summary>The form compilers use, which editors turn into links: <c>file:line:column: error: what; remedy</c>.</summary>
    public override string ToString()
    {
        string level = Level == MistakeLevel.Error ? "error" : "warning";
        string place = Line > 0 ? string.Create(CultureInfo.InvariantCulture, $"{File}:{Line}:{Column}") : File;
        return $"{place}: {level}: {What}; {Remedy}";
    }
}
