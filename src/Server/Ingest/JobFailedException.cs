namespace Tocsin.Server.Ingest;

/// <summary>A job could not be done, for a reason that may be shown.</summary>
/// <param name="message">Why.</param>
public sealed class JobFailedException(string message) : Exception(message);
