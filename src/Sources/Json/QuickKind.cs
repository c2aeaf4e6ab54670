namespace Tocsin.Sources.Json;

/// <summary>What <see cref="QuickJson"/> read.</summary>
internal enum QuickKind
{
    /// <summary>False or null.</summary>
    Other,

    /// <summary>True.</summary>
    True,

    /// <summary>A whole number.</summary>
    Number,

    /// <summary>A string that is its bytes.</summary>
    Text,

    /// <summary>A string with escapes.</summary>
    EscapedText,
}
