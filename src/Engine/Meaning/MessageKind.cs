namespace Tocsin.Engine.Meaning;

/// <summary>How two texts that say the same differ.</summary>
public enum MessageKind
{
    /// <summary>The same wording, perhaps lightly edited.</summary>
    Copypasta,

    /// <summary>Other words of the same language.</summary>
    Rewording,

    /// <summary>Another language.</summary>
    Translation,
}
