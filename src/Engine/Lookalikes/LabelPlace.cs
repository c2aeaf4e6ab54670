namespace Tocsin.Engine.Lookalikes;

/// <summary>Where a label stands in the screened name.</summary>
/// <param name="Suffix">The public suffix of the name.</param>
/// <param name="International">The label is written with letters beyond ASCII.</param>
/// <param name="Registrable">It is the registrable label; otherwise one before it.</param>
internal readonly ref struct LabelPlace(ReadOnlySpan<byte> Suffix, bool International, bool Registrable)
{
    /// <summary>The public suffix of the name.</summary>
    public ReadOnlySpan<byte> Suffix { get; } = Suffix;

    /// <summary>The label is written with letters beyond ASCII.</summary>
    public bool International { get; } = International;

    /// <summary>It is the registrable label; otherwise one before it.</summary>
    public bool Registrable { get; } = Registrable;
}
