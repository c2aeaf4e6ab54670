namespace Tocsin.Sources.Yaml;

/// <summary>How much a mistake matters.</summary>
public enum MistakeLevel
{
    /// <summary>The file can be used, but probably does not mean what its author meant.</summary>
    Warning,

    /// <summary>The file cannot be used until this is mended.</summary>
    Error,
}
