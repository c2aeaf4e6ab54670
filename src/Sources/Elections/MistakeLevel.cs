namespace Tocsin.Sources.Elections;

/// <summary>How much a mistake in a profile matters.</summary>
public enum MistakeLevel
{
    /// <summary>The profile can be used, but probably does not mean what its author meant.</summary>
    Warning,

    /// <summary>The profile cannot be used until this is mended.</summary>
    Error,
}
