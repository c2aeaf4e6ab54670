namespace Tocsin.Mail.Authentication;

/// <summary>The record types that authentication of mail asks for.</summary>
public enum DnsType
{
    /// <summary>IPv4 address.</summary>
    A,

    /// <summary>IPv6 address.</summary>
    Aaaa,

    /// <summary>Mail exchanger: <c>preference host</c>.</summary>
    Mx,

    /// <summary>PTR: name of an address.</summary>
    ReverseName,

    /// <summary>Text; the strings of one record joined without blanks (RFC 7208, 3.3).</summary>
    Txt,

    /// <summary>Another name for the same thing.</summary>
    Cname,
}
