namespace Tocsin.Engine.Lookalikes;

/// <summary>A label under which a protected name can be imitated.</summary>
/// <param name="Name">Index of the protected name.</param>
/// <param name="Label">The folded label.</param>
/// <param name="Role">What the label is to the name.</param>
internal sealed record ProtectedForm(int Name, byte[] Label, FormRole Role)
{
    /// <summary>What follows the label in the host, written as one with it: <c>-gov-ua</c>, <c>govua</c>, <c>-gov</c> for minjust of minjust.gov.ua.</summary>
    public byte[][] Tails { get; init; } = [];

    /// <summary>True when labels one edit away imitate it.</summary>
    public bool HasEdits => Role == FormRole.Label && Label.Length >= LookalikeScreener.ShortestEdit;

    /// <summary>True when labels that look like it but for one edit imitate it.</summary>
    /// <param name="skeleton">Length of what it looks like.</param>
    public bool HasVisualEdits(int skeleton) => Role == FormRole.Label && skeleton >= LookalikeScreener.ShortestVisualEdit;

    /// <summary>Length of the longest tail that a text starts with; 0 when there is none.</summary>
    public int TailLength(ReadOnlySpan<byte> text)
    {
        int longest = 0;
        foreach (byte[] tail in Tails)
        {
            if (tail.Length > longest && text.StartsWith(tail))
                longest = tail.Length;
        }

        return longest;
    }

    /// <summary>Names of the sample of popular names that hold the label inside a longer one: how common it is as a part of words.</summary>
    public int SampleInside { get; set; }

    /// <summary>Names of the sample whose label is one edit away.</summary>
    public int SampleEdits { get; set; }
}
