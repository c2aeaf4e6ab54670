namespace Tocsin.Partners.Notebooks;

/// <summary>Types of columns.</summary>
public enum ColumnKind
{
    /// <summary>Text, UTF-8.</summary>
    Text,

    /// <summary>A whole number of 64 bits.</summary>
    Whole,

    /// <summary>A number of 64 bits with a point.</summary>
    Real,

    /// <summary>A moment in UTC, in milliseconds.</summary>
    Moment,

    /// <summary>True or false.</summary>
    Truth,
}
