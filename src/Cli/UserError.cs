namespace Tocsin.Cli;

/// <summary>Something the user can put right: said in one line, with the remedy, and never with a stack trace.</summary>
/// <param name="message">What is wrong, as a sentence without a full stop.</param>
/// <param name="remedy">What to do about it, as a sentence without a full stop; null when the message says it.</param>
internal sealed class UserError(string message, string? remedy = null) : Exception(message)
{
    /// <summary>What to do about it.</summary>
    public string? Remedy { get; } = remedy;
}
