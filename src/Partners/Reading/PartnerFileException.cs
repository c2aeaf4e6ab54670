namespace Tocsin.Partners.Reading;

/// <summary>A file of a partner that cannot be taken; nothing of it was kept.</summary>
/// <param name="message">What is wrong, naming the file, as a sentence without a full stop.</param>
/// <param name="remedy">What to do about it.</param>
public sealed class PartnerFileException(string message, string remedy) : Exception(message)
{
    /// <summary>What to do about it.</summary>
    public string Remedy { get; } = remedy;
}
