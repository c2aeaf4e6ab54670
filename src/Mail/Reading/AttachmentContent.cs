using System.Text;

namespace Tocsin.Mail.Reading;

/// <summary>Tells what a file is from its first bytes, and what an archive's directory lists. Nothing is unpacked.</summary>
/// <remarks>
/// Signatures: PE "MZ", ELF, Mach-O, MS-CFB, ZIP (APPNOTE 6.3), RAR, 7-Zip, GZip, ISO 9660 (at 32769), VHD, LNK (MS-SHLLINK), OneNote
/// (MS-ONESTORE). A ZIP is read by its local headers as far as the decoded head reaches and by names only: a zip bomb costs nothing.
/// </remarks>
public static class AttachmentContent
{
    private static readonly HashSet<string> Programs = new(["exe", "scr", "com", "pif", "msi", "cpl", "jar", "apk", "dll", "msix", "appx", "xll"], StringComparer.Ordinal);
    private static readonly HashSet<string> Scripts = new(["js", "jse", "vbs", "vbe", "wsf", "wsh", "hta", "ps1", "bat", "cmd", "sct", "chm", "reg", "command"], StringComparer.Ordinal);
    private static readonly HashSet<string> Shortcuts = new(["lnk", "url", "desktop", "webloc", "library-ms", "search-ms"], StringComparer.Ordinal);
    private static readonly HashSet<string> Images = new(["iso", "img", "vhd", "vhdx", "dmg", "udf"], StringComparer.Ordinal);
    private static readonly HashSet<string> Archives = new(["zip", "rar", "7z", "gz", "tgz", "ace", "arj", "cab", "lzh", "tar", "xz", "bz2", "z", "r00"], StringComparer.Ordinal);
    private static readonly HashSet<string> Pages = new(["htm", "html", "shtml", "xhtml", "mht", "mhtml", "svg"], StringComparer.Ordinal);
    private static readonly HashSet<string> MacroNames = new(["docm", "xlsm", "pptm", "dotm", "xlam", "xltm", "ppam", "xlsb", "slk", "iqy"], StringComparer.Ordinal);

    /// <summary>The extension of a file name: lower case, without the dot, trailing blanks and dots dropped as Windows does.</summary>
    public static string Extension(string name)
    {
        string trimmed = name.TrimEnd(' ', '.', '\0');
        int dot = trimmed.LastIndexOf('.');
        return dot < 0 ? "" : trimmed[(dot + 1)..].ToLowerInvariant();
    }

    /// <summary>True when a file of this name runs something on a double click.</summary>
    public static bool Runs(string name) => Extension(name) is var e && (Programs.Contains(e) || Scripts.Contains(e) || Shortcuts.Contains(e) || Images.Contains(e));

    /// <summary>Looks at a file's head.</summary>
    public static (AttachmentKind Kind, IReadOnlyList<string> Holds, bool Encrypted) Look(string name, string type, ReadOnlySpan<byte> head)
    {
        string extension = Extension(name);
        if (head.StartsWith("PK\u0003\u0004"u8))
            return Zip(extension, head);
        return (KindOf(extension, type, head), [], false);
    }

    private static AttachmentKind KindOf(string extension, string type, ReadOnlySpan<byte> head)
    {
        if ((head.StartsWith("MZ"u8) && head.Length > 64) || head.StartsWith("\u007fELF"u8) || head.StartsWith((ReadOnlySpan<byte>)[0xCF, 0xFA, 0xED, 0xFE]))
            return AttachmentKind.Program;
        if (head.StartsWith((ReadOnlySpan<byte>)[0x4C, 0, 0, 0, 0x01, 0x14, 0x02, 0]))
            return AttachmentKind.Shortcut;
        if (head.StartsWith((ReadOnlySpan<byte>)[0xE4, 0x52, 0x5C, 0x7B, 0x8C, 0xD8, 0xA7, 0x4D]))
            return AttachmentKind.OneNote;
        if (head.StartsWith((ReadOnlySpan<byte>)[0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]))
            return extension == "msi" ? AttachmentKind.Program : head.IndexOf("V\0B\0A\0"u8) >= 0 ? AttachmentKind.Macros : AttachmentKind.Other;
        if ((head.Length > 32_774 && head[32_769..].StartsWith("CD001"u8)) || head.StartsWith("conectix"u8) || head.StartsWith("vhdxfile"u8))
            return AttachmentKind.DiskImage;
        if (head.StartsWith("Rar!"u8) || head.StartsWith("7z\u00BC"u8) || head.StartsWith((ReadOnlySpan<byte>)[0x37, 0x7A, 0xBC, 0xAF]) || head.StartsWith((ReadOnlySpan<byte>)[0x1F, 0x8B]))
            return AttachmentKind.Archive;
        return ByName(extension, type, head);
    }

    private static AttachmentKind ByName(string extension, string type, ReadOnlySpan<byte> head)
    {
        if (Programs.Contains(extension))
            return AttachmentKind.Program;
        if (Scripts.Contains(extension))
            return AttachmentKind.Script;
        if (Shortcuts.Contains(extension))
            return AttachmentKind.Shortcut;
        if (Images.Contains(extension))
            return AttachmentKind.DiskImage;
        if (MacroNames.Contains(extension))
            return AttachmentKind.Macros;
        if (extension == "one")
            return AttachmentKind.OneNote;
        if (Archives.Contains(extension))
            return AttachmentKind.Archive;
        return Pages.Contains(extension) || type is "text/html" or "application/xhtml+xml" or "image/svg+xml" || LooksLikePage(head) ? AttachmentKind.Page : AttachmentKind.Other;
    }

    private static bool LooksLikePage(ReadOnlySpan<byte> head)
    {
        var start = head[..Math.Min(head.Length, 256)].TrimStart(" \t\r\n"u8);
        return start.Length > 5 && Encoding.ASCII.GetString(start[..Math.Min(start.Length, 14)]).ToLowerInvariant() is var text
            && (text.StartsWith("<!doctype html", StringComparison.Ordinal) || text.StartsWith("<html", StringComparison.Ordinal));
    }

    // Local file headers (APPNOTE 4.3.7): 30 bytes, then name and extra field; bit 0 of the flags says encrypted.
    private static (AttachmentKind Kind, IReadOnlyList<string> Holds, bool Encrypted) Zip(string extension, ReadOnlySpan<byte> head)
    {
        var holds = new List<string>();
        bool encrypted = false, macros = false, office = false, java = false;
        int at = 0;
        for (int n = 0; n < MailLimits.ArchiveEntries; n++)
        {
            int next = head[at..].IndexOf("PK\u0003\u0004"u8);
            if (next < 0 || at + next + 30 > head.Length)
                break;
            at += next;
            int length = head[at + 26] | (head[at + 27] << 8);
            encrypted |= (head[at + 6] & 1) != 0;
            string entry = Encoding.UTF8.GetString(head.Slice(at + 30, Math.Min(length, head.Length - at - 30)));
            macros |= entry.EndsWith("vbaProject.bin", StringComparison.OrdinalIgnoreCase);
            office |= entry.Equals("[Content_Types].xml", StringComparison.Ordinal);
            java |= entry.StartsWith("META-INF/MANIFEST", StringComparison.Ordinal);
            if (holds.Count < 20 && Runs(entry))
                holds.Add(entry);
            at += 30;
        }

        if (macros || MacroNames.Contains(extension))
            return (AttachmentKind.Macros, [], encrypted);
        if (java || extension is "jar" or "apk")
            return (AttachmentKind.Program, [], encrypted);
        return (office ? AttachmentKind.Other : AttachmentKind.Archive, office ? [] : holds, encrypted);
    }
}
