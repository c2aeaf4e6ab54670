namespace Tocsin.Documents;

/// <summary>What reading one file may cost at most.</summary>
public sealed record ReadLimits
{
    /// <summary>Bytes of a single document, and of a member of an archive once unpacked. Mailboxes and archives themselves may be larger.</summary>
    public long DocumentBytes { get; init; } = 128L << 20;

    /// <summary>Bytes that all members of one file may unpack to.</summary>
    public long UnpackedBytes { get; init; } = 8L << 30;

    /// <summary>Bytes out for each byte in, from 16 MB out on.</summary>
    public int Ratio { get; init; } = 200;

    /// <summary>Memory that a packed member may demand of whoever unpacks it (its dictionary); 7-Zip's and RAR's usual settings demand 64 MB at most.</summary>
    public long DictionaryBytes { get; init; } = 256L << 20;

    /// <summary>Containers in containers: archives, mails in mails.</summary>
    public int Depth { get; init; } = 8;

    /// <summary>Members and parts of one file.</summary>
    public int Members { get; init; } = 200_000;

    /// <summary>Longest text of one document, UTF-16 units.</summary>
    public int TextLength { get; init; } = 64 << 20;

    /// <summary>Longest time for one PDF.</summary>
    public TimeSpan PdfTime { get; init; } = TimeSpan.FromSeconds(60);
}
