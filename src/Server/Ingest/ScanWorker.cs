namespace Tocsin.Server.Ingest;

/// <summary>Runs scans in a process that stays: a new one would spend two seconds on compiling what the last one had compiled.</summary>
/// <remarks>While it is busy another scan gets a process of its own. One that ended with an error, was cancelled, broke or grew large is replaced.</remarks>
public sealed class ScanWorker(ScanProcess process) : IDisposable
{
    private readonly SemaphoreSlim _turn = new(1);
    private WarmProcess? _warm;

    /// <summary>The number of the process that waits or works; null while there is none.</summary>
    public int? Process => _warm?.Id;

    /// <summary>Runs a scan to its end.</summary>
    /// <param name="arguments">Command and options.</param>
    /// <param name="said">Called with each line of output.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <returns>Its exit code.</returns>
    /// <exception cref="JobFailedException">What it said could not be taken, or it broke half-way.</exception>
    public async Task<int> Run(IReadOnlyList<string> arguments, Action<string> said, CancellationToken cancellation)
    {
        if (!await _turn.WaitAsync(TimeSpan.Zero, cancellation).ConfigureAwait(false))
            return await process.Run(arguments, said, cancellation).ConfigureAwait(false);
        try
        {
            // The one that waited may have been killed meanwhile.
            return await Once(arguments, said, cancellation).ConfigureAwait(false)
                ?? await Once(arguments, said, cancellation).ConfigureAwait(false)
                ?? throw new JobFailedException("the program ends as soon as it is started");
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <inheritdoc />
    public void Dispose()
    {
        _warm?.Dispose();
        _turn.Dispose();
    }

    private async Task<int?> Once(IReadOnlyList<string> arguments, Action<string> said, CancellationToken cancellation)
    {
        var warm = _warm ??= process.Warm();
        try
        {
            return await warm.Run(arguments, said, cancellation).ConfigureAwait(false);
        }
        finally
        {
            if (warm.Over)
            {
                _warm = null;
                warm.Dispose();
            }
        }
    }
}
