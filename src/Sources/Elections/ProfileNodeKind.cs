namespace Tocsin.Sources.Elections;

/// <summary>The three shapes of YAML.</summary>
internal enum ProfileNodeKind
{
    Scalar,
    List,
    Mapping,
}
