namespace Tocsin.Mail.Reading;

/// <summary>Tells files that hold mail in a form that is not read, or no mail at all, from their first bytes.</summary>
public static class ForeignFile
{
    /// <summary>Bytes that are looked at.</summary>
    public const int HeadLength = 8;

    /// <summary>Why a file that begins so is not read; null when it may be mail.</summary>
    public static string? Refusal(ReadOnlySpan<byte> head)
    {
        if (head.StartsWith((ReadOnlySpan<byte>)[0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]))
            return "an Outlook message (.msg) or another OLE file is not read: save the message as .eml";
        if (head.StartsWith("!BDN"u8))
            return "an Outlook store (.pst, .ost) is not read: export it as mbox or .eml";
        if (head.StartsWith((ReadOnlySpan<byte>)[0x1F, 0x8B]) || head.StartsWith((ReadOnlySpan<byte>)[0x28, 0xB5, 0x2F, 0xFD]) || head.StartsWith("BZh"u8) || head.StartsWith((ReadOnlySpan<byte>)[0xFD, 0x37, 0x7A, 0x58, 0x5A]))
            return "a compressed file is not read: unpack it first";
        if (head.StartsWith("PK\u0003\u0004"u8) || head.StartsWith((ReadOnlySpan<byte>)[0x37, 0x7A, 0xBC, 0xAF]) || head.StartsWith("Rar!"u8))
            return "an archive is not read: unpack it first";
        return head.StartsWith("%PDF"u8) ? "a PDF is no mail" : null;
    }
}
