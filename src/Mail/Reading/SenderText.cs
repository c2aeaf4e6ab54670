using MimeKit;

namespace Tocsin.Mail.Reading;

/// <summary>Reads authors as mail programs show them, also from headers that break the grammar on purpose.</summary>
public static class SenderText
{
    /// <summary>The authors. A header with one address in angle brackets gives one author, whatever commas its name holds.</summary>
    public static IReadOnlyList<MailParty> Read(string header, InternetAddressList parsed)
    {
        int open = header.LastIndexOf('<');
        int close = open < 0 ? -1 : header.IndexOf('>', open);
        if (open >= 0 && close > open && header.IndexOf('<', StringComparison.Ordinal) == open)
            return [MailParty.Of(Bare(header[..open]), header[(open + 1)..close].Trim())];
        var parties = Parties(parsed);
        if (parties.Count > 0)
            return parties;
        return header.Contains('@', StringComparison.Ordinal) || header.Length > 0 ? [MailParty.Of("", Bare(header))] : [];
    }

    /// <summary>The mailboxes of a list that have an address, at most a hundred.</summary>
    public static IReadOnlyList<MailParty> Parties(InternetAddressList list) =>
    [
        .. list.Mailboxes.Where(m => m.Address.Contains('@', StringComparison.Ordinal)).Take(100).Select(m => MailParty.Of(Bare(m.Name ?? ""), m.Address)),
    ];

    private static string Bare(string name) => name.Trim().Trim(',', ';', '"', '\'', ' ', '(', '\t').Trim();
}
