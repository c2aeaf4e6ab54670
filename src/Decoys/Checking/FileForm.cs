namespace Tocsin.Decoys.Checking;

/// <summary>How a file is searched.</summary>
internal enum FileForm
{
    /// <summary>As lines.</summary>
    Lines,

    /// <summary>As lines and as documents: mail, pages.</summary>
    Mail,

    /// <summary>As documents only: its bytes are packed.</summary>
    Packed,
}
