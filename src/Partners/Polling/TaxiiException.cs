namespace Tocsin.Partners.Polling;

/// <summary>A server did not do what was asked.</summary>
/// <param name="message">What is wrong, as a sentence without a full stop.</param>
/// <param name="remedy">What to do about it.</param>
/// <param name="status">Status of HTTP; 0 when there was no answer.</param>
public sealed class TaxiiException(string message, string remedy, int status = 0) : Exception(message)
{
    /// <summary>What to do about it.</summary>
    public string Remedy { get; } = remedy;

    /// <summary>Status of HTTP; 0 when there was no answer.</summary>
    public int Status { get; } = status;
}
