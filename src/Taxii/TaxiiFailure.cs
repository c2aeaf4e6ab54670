namespace Tocsin.Taxii;

/// <summary>A request that cannot be answered as it was asked; becomes the error message of TAXII 2.1 section 3.6.</summary>
/// <param name="status">Status of HTTP.</param>
/// <param name="title">What is wrong, for people.</param>
/// <param name="description">What to do about it.</param>
internal sealed class TaxiiFailure(int status, string title, string description) : Exception(title)
{
    /// <summary>Status of HTTP.</summary>
    public int Status { get; } = status;

    /// <summary>What to do about it.</summary>
    public string Description { get; } = description;

    /// <summary>How long to wait before asking again; zero when waiting does not help.</summary>
    public TimeSpan Wait { get; init; }
}
