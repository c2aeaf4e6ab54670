namespace Tocsin.Mail.Reading;

/// <summary>Something attached to a message: its name and what its first bytes say it is. It is never opened or run.</summary>
/// <param name="Name">File name, decoded; may be empty.</param>
/// <param name="Type">Declared media type.</param>
/// <param name="Kind">What it is by content, with the name deciding only where content cannot.</param>
/// <param name="Holds">Dangerous file names in an archive's directory.</param>
/// <param name="Encrypted">The archive is encrypted.</param>
/// <param name="Html">What an attached HTML page holds.</param>
public sealed record MailAttachment(string Name, string Type, AttachmentKind Kind, IReadOnlyList<string> Holds, bool Encrypted, HtmlFacts? Html);
