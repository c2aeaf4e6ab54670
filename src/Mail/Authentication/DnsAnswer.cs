namespace Tocsin.Mail.Authentication;

/// <summary>The answer to a query.</summary>
/// <param name="Failed">No answer came (time-out, server failure).</param>
/// <param name="Records">The records; empty for a name without such records and for a name that does not exist.</param>
public readonly record struct DnsAnswer(bool Failed, IReadOnlyList<string> Records)
{
    /// <summary>There is no such record.</summary>
    public static DnsAnswer Nothing { get; } = new(false, []);

    /// <summary>No answer came.</summary>
    public static DnsAnswer Failure { get; } = new(true, []);
}
