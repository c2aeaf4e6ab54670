namespace Tocsin.Mail.Signs;

/// <summary>The display name is a protected person's or body's, the address is not theirs.</summary>
public sealed class ImpersonatedPerson : ISign
{
    /// <inheritdoc/>
    public void Look(MailView mail, ICollection<SignHit> hits)
    {
        if (mail.Sender.Host.Length == 0 || mail.Knowledge.Own.Contains(mail.Sender.Host))
            return;
        foreach (var person in mail.Knowledge.People)
        {
            if (person.Domains.Contains(mail.Sender.Host) || !person.Phrases.Any(p => mail.Name.Contains(p, StringComparison.Ordinal)))
                continue;
            bool free = mail.Knowledge.Freemail.Contains(mail.Sender.Host);
            hits.Add(new SignHit("impersonated-person", SignFamily.Sender, free ? 3.2 : 2.5, $"the name is {person.Name}'s, the address is not", mail.Facts.FromText));
            return;
        }
    }
}
