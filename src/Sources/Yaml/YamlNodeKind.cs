namespace Tocsin.Sources.Yaml;

/// <summary>The three shapes of YAML.</summary>
internal enum YamlNodeKind
{
    Scalar,
    List,
    Mapping,
}
