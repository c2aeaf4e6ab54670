using Tocsin.Mail.Authentication;

namespace Tocsin.Mail.Signs;

/// <summary>A message that is nothing but a piece of HTML without frame or plain text, or nothing but an attached document that nobody vouches for.</summary>
/// <remarks>Mail programs write whole pages and a text beside them; what is typed into a form for bulk mail is neither. A weak sign: simple honest scripts do so too.</remarks>
public sealed class BareMessage : ISign
{
    private const int FewLetters = 60;

    /// <inheritdoc/>
    public void Look(MailView mail, ICollection<SignHit> hits)
    {
        var facts = mail.Facts;
        if (facts.Html is { Whole: false } && facts.HtmlOnly && facts.Links.Count > 0)
            hits.Add(new SignHit("bare-html", SignFamily.Concealment, 0.4, "it is a piece of HTML without a page around it and without a plain text", ""));
        var a = facts.Authentication;
        if (facts.Attachments.Count > 0 && facts.Links.Count == 0 && a.Source != AuthSource.Nowhere && !a.Aligned && !facts.Answers && !Letters.MoreThan(facts.Text, FewLetters))
            hits.Add(new SignHit("bare-attachment", SignFamily.Attachment, 1.0, "nobody vouches for the sender, and all that is said stands in an attachment", facts.Attachments[0].Name));
    }
}
