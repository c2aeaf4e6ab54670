using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Tocsin.Storage;

namespace Tocsin.Server.Ingest;

/// <summary>Deletes what lies beside the store when its time is over: files that arrived and were looked at, uploads, reports of scans.</summary>
/// <remarks>
/// By the rule the operator set at the start, never without one. What findings rest on stays in the store, byte for byte; archives that were frozen stay.
/// An election on legal hold keeps everything. Each deletion is in the audit log.
/// </remarks>
public sealed partial class FileRetention(ServerSettings settings, Spool spool, CaseStore store, TimeProvider clock, ILogger<FileRetention> logger) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromHours(1);
    private static readonly string[] Kinds = ["uploads", "scans"];

    /// <summary>Deletes what is older than a moment.</summary>
    /// <returns>How many files and folders went.</returns>
    public int Sweep(DateTimeOffset before)
    {
        int all = 0;
        foreach (string election in Elections())
        {
            if (store.Collections(election).Any(c => c.Held.Length > 0))
                continue;
            int gone = spool.Forget(election, before.UtcDateTime) + Kinds.Sum(kind => Remove(Path.Combine(settings.Data, kind, election), before.UtcDateTime));
            if (gone > 0)
                store.Note(Detection.Actor, "files-deleted", election, $"{gone} files and reports that arrived before {before.UtcDateTime:yyyy-MM-dd HH:mm} UTC");
            all += gone;
        }

        return all;
    }

    /// <inheritdoc />
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (settings.KeepDays is not { } days)
            return;
        while (true)
        {
            try
            {
                Sweep(clock.GetUtcNow().AddDays(-days));
            }
            catch (Exception error) when (error is IOException or UnauthorizedAccessException or StoreException)
            {
                Failed(logger, error);
            }

            await Task.Delay(Pause, clock, stoppingToken).ConfigureAwait(false);
        }
    }

    private IEnumerable<string> Elections() => new[] { "spool" }.Concat(Kinds).Select(k => Path.Combine(settings.Data, k)).Where(Directory.Exists)
        .SelectMany(Directory.EnumerateDirectories).Select(d => Path.GetFileName(d)!).Distinct(StringComparer.Ordinal).ToList();

    private static int Remove(string directory, DateTime before)
    {
        if (!Directory.Exists(directory))
            return 0;
        var old = Directory.EnumerateDirectories(directory).Where(d => Directory.GetLastWriteTimeUtc(d) < before).ToList();
        foreach (string one in old)
            Directory.Delete(one, recursive: true);
        return old.Count;
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Old files could not be deleted; it is tried again in an hour")]
    private static partial void Failed(ILogger logger, Exception error);
}
