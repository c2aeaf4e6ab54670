namespace Tocsin.Exchange;

/// <summary>Results could not be written. The message names the path and what to do, and is fit to be shown as it is.</summary>
public sealed class OutputException : Exception
{
    /// <summary>Creates it with a message for the user.</summary>
    public OutputException(string message)
        : base(message)
    {
    }

    /// <summary>Creates it with a message for the user and the cause.</summary>
    public OutputException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
