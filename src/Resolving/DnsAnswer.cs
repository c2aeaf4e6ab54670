using DnsClient.Protocol;

namespace Tocsin.Resolving;

/// <summary>An answer, or why there is none.</summary>
internal readonly record struct DnsAnswer(bool NoSuchName, IReadOnlyList<DnsResourceRecord> Records, string Failure)
{
    /// <summary>There is no answer.</summary>
    public static DnsAnswer None(string why) => new(false, [], why);
}
