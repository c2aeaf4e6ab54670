namespace Tocsin.Mail.Signs;

/// <summary>The recipients stand next to one another in an alphabetical list of addresses: nobody writes to such people together.</summary>
public sealed class NeighbouringRecipients : ISign
{
    private const int Least = 3;
    private const int Shared = 4;

    /// <inheritdoc/>
    public void Look(MailView mail, ICollection<SignHit> hits)
    {
        if (mail.Facts.To.Count < Least)
            return;
        var row = mail.Facts.To
            .Where(t => t.Local.Length > Shared && mail.Knowledge.Freemail.Contains(t.Host))
            .GroupBy(t => $"{t.Local[..Shared].ToLowerInvariant()}@{t.Host}", StringComparer.Ordinal)
            .FirstOrDefault(g => g.Select(t => t.Local.ToLowerInvariant()).Distinct().Count() >= Least);
        if (row is not null)
            hits.Add(new SignHit("neighbouring-recipients", SignFamily.Sender, 1.5, "the recipients are neighbours in a list of addresses", string.Join(", ", row.Take(5).Select(t => t.Address))));
    }
}
