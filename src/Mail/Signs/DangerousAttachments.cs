using Tocsin.Mail.Reading;

namespace Tocsin.Mail.Signs;

/// <summary>Attachments that run, mount or unpack what runs; judged by content first, by name second.</summary>
public sealed class DangerousAttachments : ISign
{
    private const char RightToLeftOverride = '\u202E';

    /// <inheritdoc/>
    public void Look(MailView mail, ICollection<SignHit> hits)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var file in mail.Facts.Attachments)
        {
            foreach (var hit in Judge(file))
            {
                if (seen.Add(hit.Sign))
                    hits.Add(hit);
            }
        }
    }

    private static IEnumerable<SignHit> Judge(MailAttachment file)
    {
        if (file.Name.Contains(RightToLeftOverride, StringComparison.Ordinal))
            yield return Hit("reversed-name", 4, "an attachment's name is turned round to hide its ending", file) with { Conclusive = true };
        (double weight, string what) = file.Kind switch
        {
            AttachmentKind.Program => (3.5, "a program is attached"),
            AttachmentKind.Script => (3.5, "a script that a double click runs is attached"),
            AttachmentKind.Shortcut => (3.5, "a shortcut that can run anything is attached"),
            AttachmentKind.DiskImage => (3.0, "a disk image is attached, whose content escapes the system's warnings"),
            AttachmentKind.OneNote => (2.0, "a OneNote file is attached, which can hold any program"),
            AttachmentKind.Macros => (1.8, "an Office document with macros is attached"),
            AttachmentKind.Page => (1.5, "a web page is attached, which runs outside every filter"),
            AttachmentKind.Archive when file.Holds.Count > 0 => (3.5, $"an archive with something that runs in it is attached ({file.Holds[0]})"),
            AttachmentKind.Archive when file.Encrypted => (1.8, "an encrypted archive is attached, into which no filter can look"),
            _ => (0.0, ""),
        };
        if (weight > 0)
            yield return Hit("dangerous-attachment", weight, what, file) with { Conclusive = weight >= 3 };
        if (DoubleEnding(file.Name))
            yield return Hit("double-ending", 2.5, "an attachment's name has two endings, the last one runs", file);
    }

    private static bool DoubleEnding(string name)
    {
        string[] parts = name.Split('.');
        return parts.Length >= 3 && AttachmentContent.Runs(name) && parts[^2].Trim().ToLowerInvariant() is "pdf" or "doc" or "docx" or "xls" or "xlsx" or "jpg" or "jpeg" or "png" or "txt" or "csv";
    }

    private static SignHit Hit(string sign, double weight, string sentence, MailAttachment file) =>
        new(sign, SignFamily.Attachment, weight, sentence, file.Name.Length > 0 ? file.Name : file.Type);
}
