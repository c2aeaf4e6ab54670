using System.Net;

namespace Tocsin.Fetching;

/// <summary>Bounds of a fetch.</summary>
public sealed record FetchOptions
{
    /// <summary>Most bytes of an answer, after decompression. Default 10 MB.</summary>
    public int MostBytes { get; init; } = 10 * 1024 * 1024;

    /// <summary>Most redirects followed. Default 5.</summary>
    public int MostRedirects { get; init; } = 5;

    /// <summary>Time for one request, from the first name to the last byte. Default 20 seconds.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(20);

    /// <summary>Least time between two requests to one host. Default 1 second.</summary>
    public TimeSpan Pause { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>What the program says it is.</summary>
    public string Agent { get; init; } = "Tocsin/0.1 (election defence; fetches single pages a person asked for)";

    /// <summary>Loopback may be fetched, on any port and with any certificate: for tests alone.</summary>
    public bool AllowLoopback { get; init; }

    /// <summary>Finds the addresses of a name; the system's resolver unless replaced.</summary>
    public Func<string, CancellationToken, Task<IPAddress[]>> Resolve { get; init; } = static (name, cancellation) => Dns.GetHostAddressesAsync(name, cancellation);

    /// <summary>The clock.</summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;
}
