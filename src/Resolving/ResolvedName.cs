namespace Tocsin.Resolving;

/// <summary>What was learned of a name.</summary>
/// <param name="Name">The name.</param>
/// <param name="State">Whether it exists.</param>
public sealed record ResolvedName(string Name, NameState State)
{
    /// <summary>Its addresses (A, AAAA), in order.</summary>
    public IReadOnlyList<string> Addresses { get; init; } = [];

    /// <summary>Servers that take its mail (MX), in order. A name that takes mail can answer to it.</summary>
    public IReadOnlyList<string> MailServers { get; init; } = [];

    /// <summary>Its name servers (NS), in order.</summary>
    public IReadOnlyList<string> NameServers { get; init; } = [];

    /// <summary>A label made up at random under the same suffix has the same addresses: nobody need have registered this one.</summary>
    public bool Wildcard { get; init; }

    /// <summary>What could not be learned and why: <c>timeout</c>, <c>SERVFAIL</c>, <c>REFUSED</c>, <c>nonsense</c>; empty when all was.</summary>
    public string Failure { get; init; } = "";
}
