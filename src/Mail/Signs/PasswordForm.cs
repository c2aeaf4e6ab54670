namespace Tocsin.Mail.Signs;

/// <summary>The message itself, or a page attached to it, asks for a password.</summary>
public sealed class PasswordForm : ISign
{
    /// <inheritdoc/>
    public void Look(MailView mail, ICollection<SignHit> hits)
    {
        if (mail.Facts.Html is { PasswordField: true } html)
            hits.Add(new SignHit("password-form", SignFamily.Links, 3.5, "the message itself asks for a password", html.Forms.Count > 0 ? html.Forms[0] : "") { Conclusive = true });
        foreach (var page in mail.Facts.Attachments.Where(a => a.Html is { PasswordField: true }).Take(1))
            hits.Add(new SignHit("password-form", SignFamily.Attachment, 3.5, "an attached page asks for a password", page.Name) { Conclusive = true });
    }
}
