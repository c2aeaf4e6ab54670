namespace Tocsin.Engine.Lookalikes;

/// <summary>What a label is to the protected name it comes from.</summary>
internal enum FormRole : byte
{
    /// <summary>The registrable label.</summary>
    Label,

    /// <summary>The registrable label without what is often left out: digits at its end.</summary>
    Short,

    /// <summary>A label before the registrable domain.</summary>
    Sub,

    /// <summary>The first label of a protected public suffix: compared under the rest of the suffix only.</summary>
    SuffixLabel,
}
