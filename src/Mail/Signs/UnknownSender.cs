namespace Tocsin.Mail.Signs;

/// <summary>With earlier mail at hand: the organisation never wrote before, or a known correspondent suddenly has another address.</summary>
public sealed class UnknownSender : ISign
{
    /// <inheritdoc/>
    public void Look(MailView mail, ICollection<SignHit> hits)
    {
        if (mail.Knowledge.Known is not { } known || mail.Sender.Host.Length == 0)
            return;
        var addresses = mail.Name.Length > 4 ? known.AddressesOf(mail.Name) : [];
        if (addresses.Count > 0 && !addresses.Contains(mail.Sender.Address.ToLowerInvariant()) && !addresses.Any(a => a.EndsWith("@" + mail.Sender.Host, StringComparison.OrdinalIgnoreCase)))
            hits.Add(new SignHit("known-name-new-address", SignFamily.Sender, 2.0, $"this name has written before, but from {addresses.Order(StringComparer.Ordinal).First()}", mail.Facts.FromText));
        else if (!known.Knows(mail.Sender))
            hits.Add(new SignHit("unknown-sender", SignFamily.Sender, 0.3, $"{mail.Sender.Organisation} never wrote before", mail.Facts.FromText));
    }
}
