namespace Tocsin.Mail.Reading;

/// <summary>What an attachment is.</summary>
public enum AttachmentKind
{
    /// <summary>Nothing that is known to carry code.</summary>
    Other,

    /// <summary>A program: PE, ELF, Mach-O, MSI, JAR.</summary>
    Program,

    /// <summary>A script that a double click runs.</summary>
    Script,

    /// <summary>A shell link (MS-SHLLINK) or internet shortcut.</summary>
    Shortcut,

    /// <summary>A disk image, which a double click mounts past the mark of the web.</summary>
    DiskImage,

    /// <summary>An archive.</summary>
    Archive,

    /// <summary>An Office document with macros.</summary>
    Macros,

    /// <summary>A OneNote section, which can hold any file.</summary>
    OneNote,

    /// <summary>An HTML or SVG page.</summary>
    Page,
}
