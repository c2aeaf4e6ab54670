namespace Tocsin.Mail.Reading;

/// <summary>Somebody named in a header.</summary>
/// <param name="Name">The display name, decoded (RFC 2047); may be empty.</param>
/// <param name="Address">The address as written, without angle brackets.</param>
/// <param name="Local">What stands before the @.</param>
/// <param name="Host">The canonical host after it; empty when it can be none.</param>
public sealed record MailParty(string Name, string Address, string Local, string Host)
{
    /// <summary>The registrable domain of the host.</summary>
    public string Organisation { get; } = HostText.Organisation(Host);

    /// <summary>Cuts an address.</summary>
    public static MailParty Of(string name, string address)
    {
        int at = address.LastIndexOf('@');
        string local = at < 0 ? address : address[..at];
        return new MailParty(name.Trim(), address, local, at < 0 ? "" : HostText.Canonical(address[(at + 1)..]));
    }
}
