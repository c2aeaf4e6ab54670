namespace Tocsin.Semantics;

/// <summary>A sentence encoder cannot be used, for a reason the operator can put right.</summary>
/// <param name="message">What is wrong, without a full stop.</param>
/// <param name="remedy">What to do, without a full stop.</param>
/// <param name="inner">What the runtime said.</param>
public sealed class EncoderException(string message, string remedy, Exception? inner = null) : Exception(message, inner)
{
    /// <summary>What to do about it.</summary>
    public string Remedy { get; } = remedy;
}
