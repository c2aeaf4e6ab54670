namespace Tocsin.Mail.Signs;

/// <summary>The subject says that this answers something; no header says to what.</summary>
public sealed class FeignedAnswer : ISign
{
    /// <inheritdoc/>
    public void Look(MailView mail, ICollection<SignHit> hits)
    {
        string subject = mail.Facts.Subject;
        if (!mail.Facts.Answers && (subject.StartsWith("re:", StringComparison.OrdinalIgnoreCase) || subject.StartsWith("re ", StringComparison.OrdinalIgnoreCase) || subject.StartsWith("re(", StringComparison.OrdinalIgnoreCase) || subject.StartsWith("aw:", StringComparison.OrdinalIgnoreCase)))
            hits.Add(new SignHit("feigned-answer", SignFamily.Lure, 0.5, "the subject says it answers something, the headers name nothing", subject));
    }
}
