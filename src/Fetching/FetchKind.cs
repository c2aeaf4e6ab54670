namespace Tocsin.Fetching;

/// <summary>What is wanted, and so which types of content are taken.</summary>
public enum FetchKind
{
    /// <summary>A page: HTML.</summary>
    Page,

    /// <summary>An icon: any picture.</summary>
    Icon,
}
