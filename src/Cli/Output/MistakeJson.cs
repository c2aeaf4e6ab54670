using System.Text.Json;
using Tocsin.Sources.Yaml;

namespace Tocsin.Cli.Output;

/// <summary>A mistake in a file a person wrote, as a JSON line.</summary>
public static class MistakeJson
{
    /// <summary>Writes the line's members.</summary>
    public static void Write(Utf8JsonWriter line, YamlMistake mistake)
    {
        line.WriteString("type", "mistake");
        line.WriteString("file", mistake.File);
        line.WriteNumber("line", mistake.Line);
        line.WriteNumber("column", mistake.Column);
        line.WriteString("level", mistake.Level == MistakeLevel.Error ? "error" : "warning");
        line.WriteString("what", mistake.What);
        line.WriteString("remedy", mistake.Remedy);
    }
}
