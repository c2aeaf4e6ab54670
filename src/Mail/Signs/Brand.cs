namespace Tocsin.Mail.Signs;

/// <summary>A name that is often borrowed, and the domains of its owner.</summary>
/// <param name="Name">The first of its names, for people.</param>
/// <param name="Domains">Its domains.</param>
public sealed record Brand(string Name, DomainSet Domains)
{
    /// <summary>First labels of the domains.</summary>
    public IReadOnlyList<string> Labels { get; init; } = [];
}
