namespace Tocsin.Mail.Signs;

/// <summary>A domain that is not a well-known organisation's carries its name between hyphens: <c>parcelfirm-tracking.example</c>.</summary>
public sealed class NameInsideDomain : ISign
{
    /// <inheritdoc/>
    public void Look(MailView mail, ICollection<SignHit> hits)
    {
        if (Inside(mail, mail.Sender.Organisation) is { } borrowed)
            hits.Add(new SignHit("name-inside-domain", SignFamily.Sender, 1.5, $"the sender's domain {mail.Sender.Organisation} carries the name {borrowed} and is not its", mail.Facts.FromText));
        foreach (var link in mail.Facts.Links)
        {
            if (Inside(mail, link.Organisation) is not { } name)
                continue;
            hits.Add(new SignHit("name-inside-domain", SignFamily.Links, 1.5, $"a link leads to {link.Host}, which carries the name {name} and is not its", link.Target));
            return;
        }
    }

    private static string? Inside(MailView mail, string organisation)
    {
        int dot = organisation.IndexOf('.', StringComparison.Ordinal);
        if (dot < 0 || !organisation.AsSpan(0, dot).Contains('-') || mail.Knowledge.Brands.Own(organisation))
            return null;
        foreach (string word in organisation[..dot].Split('-'))
        {
            if (mail.Knowledge.Brands.Labels.Contains(word))
                return word;
        }

        return null;
    }
}
