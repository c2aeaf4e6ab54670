namespace Tocsin.Mail.Signs;

/// <summary>Answers go to another organisation than the sender's, above all to a free mailbox.</summary>
public sealed class ForeignReplyTo : ISign
{
    /// <inheritdoc/>
    public void Look(MailView mail, ICollection<SignHit> hits)
    {
        foreach (var reply in mail.Facts.ReplyTo)
        {
            if (reply.Organisation == mail.Sender.Organisation || mail.Sender.Host.Length == 0)
                continue;
            bool free = mail.Knowledge.Freemail.Contains(reply.Host);
            bool alsoFree = mail.Knowledge.Freemail.Contains(mail.Sender.Host);

            // A private person with two mailboxes, or a list that gathers answers, is ordinary.
            if (mail.Facts.To.Any(t => t.Address.Equals(reply.Address, StringComparison.OrdinalIgnoreCase)) || (alsoFree && reply.Local == mail.Sender.Local))
                continue;
            hits.Add(new SignHit("foreign-reply-to", SignFamily.Sender, free && !alsoFree ? 1.5 : 0.4, $"answers go to {reply.Organisation}, not to {mail.Sender.Organisation}{(free ? ": a free mailbox" : "")}", $"Reply-To: {reply.Address}"));
            return;
        }
    }
}
