namespace Tocsin.Mail.Authentication;

/// <summary>Where DNS records come from. Tocsin asks no network: records are given.</summary>
public interface IDnsRecords
{
    /// <summary>Records of one type at a name; CNAMEs are followed.</summary>
    /// <param name="name">Name in any case, with or without the final dot.</param>
    /// <param name="type">Type of record.</param>
    DnsAnswer Query(string name, DnsType type);
}
