namespace Tocsin.Semantics;

/// <summary>How the vectors of a text's tokens become one.</summary>
internal enum Pooling
{
    /// <summary>Their mean, padding left out.</summary>
    Mean,

    /// <summary>That of the first token.</summary>
    First,

    /// <summary>The largest of each number, padding left out.</summary>
    Max,
}
