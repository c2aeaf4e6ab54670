namespace Tocsin.Decoys.Checking;

/// <summary>Tells by its first bytes how a file is searched.</summary>
internal static class FileForms
{
    private static readonly byte[][] Packed = [[0x50, 0x4B, 3, 4], [0x50, 0x4B, 5, 6], [0x1F, 0x8B], [0xD0, 0xCF, 0x11, 0xE0], [0x89, 0x50, 0x4E, 0x47], [0xFF, 0xD8, 0xFF], [0x37, 0x7A, 0xBC, 0xAF], [0x42, 0x5A, 0x68], [0xFD, 0x37, 0x7A, 0x58], [0x28, 0xB5, 0x2F, 0xFD]];

    /// <summary>The form.</summary>
    public static FileForm Of(ReadOnlySpan<byte> head)
    {
        foreach (byte[] magic in Packed)
        {
            if (head.StartsWith(magic))
                return FileForm.Packed;
        }

        if (head.IndexOf("%PDF-"u8) >= 0 || (head.Length > 262 && head[257..].StartsWith("ustar"u8)))
            return FileForm.Packed;
        return head.StartsWith("From "u8) || head.StartsWith("Received:"u8) || head.StartsWith("Return-Path:"u8) ? FileForm.Mail : FileForm.Lines;
    }
}
