namespace Tocsin.Mail.Reading;

/// <summary>How much of a message is looked at. What lies beyond is left out and said in <see cref="MailFacts.Problems"/>.</summary>
/// <remarks>Every limit is far above ordinary mail; together they bound memory and time for one message whatever it holds.</remarks>
public static class MailLimits
{
    /// <summary>Bytes of one message that are read.</summary>
    public const int MessageBytes = 32 * 1024 * 1024;

    /// <summary>Bytes of one header field of a message, folded lines included.</summary>
    public const int HeaderFieldBytes = 64 * 1024;

    /// <summary>Bytes of one line of the body, indented lines below it included.</summary>
    public const int LineBytes = 1024 * 1024;

    /// <summary>Parts that are looked at.</summary>
    public const int Parts = 500;

    /// <summary>Depth to which nested parts are opened.</summary>
    public const int Depth = 40;

    /// <summary>Decoded bytes of text, and of HTML, of one message.</summary>
    public const int TextBytes = 512 * 1024;

    /// <summary>Links that are kept.</summary>
    public const int Links = 400;

    /// <summary>Characters of one header that are kept.</summary>
    public const int HeaderCharacters = 4096;

    /// <summary>First bytes of an attachment that are decoded.</summary>
    public const int AttachmentHead = 256 * 1024;

    /// <summary>Entries of an archive's directory that are read.</summary>
    public const int ArchiveEntries = 2000;
}
