using System.Net;

namespace Tocsin.Resolving;

/// <summary>Whom to ask, and how gently.</summary>
public sealed record ResolveOptions
{
    /// <summary>The DNS server; null for the system's.</summary>
    public IPEndPoint? Server { get; init; }

    /// <summary>Most questions a second, repeated ones included. Default 20.</summary>
    public int QueriesPerSecond { get; init; } = 20;

    /// <summary>Most names asked about at once. Default 16.</summary>
    public int Concurrency { get; init; } = 16;

    /// <summary>How long an answer may take. Default 3 seconds.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(3);

    /// <summary>How often a question without an answer is asked again. Default 2.</summary>
    public int Retries { get; init; } = 2;

    /// <summary>The clock.</summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;
}
