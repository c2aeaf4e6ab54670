namespace Tocsin.Playbooks.Running;

/// <summary>What a person wants to record does not stand with what was recorded: said in one line, with the remedy.</summary>
/// <param name="message">What is wrong, as a sentence without a full stop.</param>
/// <param name="remedy">What to do about it.</param>
public sealed class RunRefusedException(string message, string remedy) : Exception(message)
{
    /// <summary>What to do about it.</summary>
    public string Remedy { get; } = remedy;
}
