namespace Tocsin.Sources.Yaml;

/// <summary>Collects mistakes while a file is read, so that its author sees all of them at once.</summary>
internal sealed class MistakeLog(string file)
{
    private readonly List<YamlMistake> mistakes = [];

    public bool HasErrors { get; private set; }

    public void Error(YamlNode at, string what, string remedy) => Add(at.Line, at.Column, MistakeLevel.Error, what, remedy);

    public void Warn(YamlNode at, string what, string remedy) => Add(at.Line, at.Column, MistakeLevel.Warning, what, remedy);

    public void Add(int line, int column, MistakeLevel level, string what, string remedy)
    {
        HasErrors |= level == MistakeLevel.Error;
        mistakes.Add(new YamlMistake(file, line, column, level, what, remedy));
    }

    /// <summary>The mistakes by place; an aliased node read twice reports its mistakes once.</summary>
    public IReadOnlyList<YamlMistake> InOrder() =>
        [.. mistakes.Distinct().OrderBy(m => m.Line).ThenBy(m => m.Column).ThenBy(m => m.What, StringComparer.Ordinal)];
}
