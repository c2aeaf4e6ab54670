namespace Tocsin.Server.Ingest;

/// <summary>A job could not be done, for a reason that may be shown.</summary>
/// <param name="message">Why.</param>
/// <param name="inner">What was behind it; for the log.</param>
public sealed class JobFailedException(string message, Exception? inner = null) : Exception(message, inner);
