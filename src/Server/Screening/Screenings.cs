using System.Security.Cryptography;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Tocsin.Server.Ingest;
using Tocsin.Server.Live;
using Tocsin.Storage;

namespace Tocsin.Server.Screening;

/// <summary>Files that people drop to have them looked at. Nothing of them stays unless somebody keeps it as evidence.</summary>
/// <remarks>
/// Not work for the job board: that does one thing at a time, and whoever asks whether they may click does not wait for a scan of a million posts.
/// Two run at once and beside them one dump, which may take long; each with a limit of time from the moment it begins, in processes of their own.
/// </remarks>
public sealed partial class Screenings : BackgroundService
{
    private const int AtOnce = 2;
    private const int MostHeld = 200;
    private static readonly TimeSpan Swept = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan LongestDump = TimeSpan.FromMinutes(15);
    private readonly ServerSettings _settings;
    private readonly StorePulse _pulse;
    private readonly TimeProvider _clock;
    private readonly ILogger<Screenings> _logger;
    private readonly Screener _screener;
    private readonly string _root;
    private readonly SemaphoreSlim _turns = new(AtOnce, AtOnce);
    private readonly SemaphoreSlim _dumps = new(1, 1);
    private readonly CancellationTokenSource _closing = new();
    private readonly Lock _gate = new();
    private readonly Dictionary<string, ScreeningWork> _held = new(StringComparer.Ordinal);

    /// <summary>Opens its directory; what an earlier run left there is deleted.</summary>
    public Screenings(ServerSettings settings, ScanProcess process, CaseStore store, StorePulse pulse, TimeProvider clock, ILogger<Screenings> logger)
    {
        ArgumentNullException.ThrowIfNull(settings);
        (_settings, _pulse, _clock, _logger) = (settings, pulse, clock, logger);
        _screener = new Screener(settings, process, store);
        _root = PrivateDirectory.Require(Path.Combine(settings.Data, "screened"));
        foreach (string left in Directory.EnumerateDirectories(_root))
            Directory.Delete(left, recursive: true);
    }

    /// <summary>Takes a file and begins to look at it.</summary>
    /// <exception cref="StoreException">Too many are held already.</exception>
    internal async Task<ScreeningWork> Start(string election, ScreeningKind kind, string name, string by, Stream content, CancellationToken cancellation)
    {
        RequireRoom();
        string id = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(12));
        string folder = PrivateDirectory.Require(Path.Combine(_root, id));
        string file = Path.Combine(PrivateDirectory.Require(Path.Combine(folder, "file")), Uploads.Shown(name));
        try
        {
            var (bytes, sha256) = await Save(file, content, cancellation).ConfigureAwait(false);
            var work = new ScreeningWork(new ScreeningCard { Id = id, Election = election, Kind = kind, Name = Path.GetFileName(file), Bytes = bytes, Sha256 = sha256, By = by }, folder, file);
            lock (_gate)
                _held.Add(id, work);
            _ = Task.Run(() => Run(work), CancellationToken.None);
            return work;
        }
        catch
        {
            Directory.Delete(folder, recursive: true);
            throw;
        }
    }

    /// <summary>One of them; null when it is not held.</summary>
    internal ScreeningWork? Find(string election, string id)
    {
        lock (_gate)
            return _held.GetValueOrDefault(id) is { } work && work.Card.Election == election ? work : null;
    }

    /// <summary>What dumps of an election can be compared with.</summary>
    public (bool Documents, bool Decoys) Compares(string election) => _settings.Own.GetValueOrDefault(election) is { } own ? (own.LeakIndex is not null, own.Decoys is not null) : (false, false);

    /// <summary>Keeps the file and what a scan of it shows.</summary>
    /// <param name="work">What is kept.</param>
    /// <param name="again">True when an earlier try failed.</param>
    /// <param name="take">Takes the file to where it stays and starts the job that scans it with the options given.</param>
    /// <exception cref="StoreException">There is nothing to keep, or it is kept already.</exception>
    internal Job Keep(ScreeningWork work, bool again, Func<ScreeningCard, Func<string, IEnumerable<string>>, (string File, Job Job)> take)
    {
        // One at a time: of two who press at once the second finds it kept.
        lock (work)
        {
            var card = work.Card;
            if (card.Kept && !again)
                throw new StoreException($"{card.Name} is kept already", "its job is on the page Jobs");
            if (!card.Alarming)
                throw new StoreException($"nothing was found in {card.Name} that could be evidence", "bring posts by the page Import");
            var (file, job) = take(card, path => Options(card, path));
            work.File = file;
            work.Card = card with { Kept = true, Job = job.Id };
            return job;
        }
    }

    /// <summary>Deletes the file and what was found, at once; what was kept stays.</summary>
    internal void Forget(ScreeningWork work)
    {
        lock (_gate)
        {
            if (!_held.Remove(work.Card.Id))
                return;
        }

        work.Stop();
        _ = work.Over.ContinueWith(_ => Delete(work), CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
        _pulse.Now();
    }

    /// <inheritdoc />
    public override void Dispose()
    {
        _closing.Dispose();
        _turns.Dispose();
        _dumps.Dispose();
        base.Dispose();
    }

    /// <inheritdoc />
    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await _closing.CancelAsync().ConfigureAwait(false);
        ScreeningWork[] left;
        lock (_gate)
            left = [.. _held.Values];
        await Task.WhenAll(left.Select(w => w.Over)).WaitAsync(cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await base.StopAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc />
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            await Task.Delay(Swept, _clock, stoppingToken).ConfigureAwait(false);
            ScreeningWork[] over;
            lock (_gate)
                over = [.. _held.Values.Where(w => w.Card.Until <= _clock.GetUtcNow())];
            foreach (var work in over)
                Forget(work);
        }
    }

    private IEnumerable<string> Options(ScreeningCard card, string file) => card.Kind switch
    {
        ScreeningKind.Mail => ["--mail", file],
        ScreeningKind.Names => ["--names", file],
        _ => ["--dump", file, .. _settings.Own.GetValueOrDefault(card.Election)?.ScanOptions ?? []],
    };

    private static async Task<(long Bytes, string Sha256)> Save(string path, Stream content, CancellationToken cancellation)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        await using var file = new FileStream(path, FileMode.CreateNew, FileAccess.Write, FileShare.None, 1 << 16, useAsync: true);
        byte[] buffer = new byte[1 << 16];
        while (await content.ReadAsync(buffer, cancellation).ConfigureAwait(false) is > 0 and var read)
        {
            hash.AppendData(buffer, 0, read);
            await file.WriteAsync(buffer.AsMemory(0, read), cancellation).ConfigureAwait(false);
        }

        await file.FlushAsync(cancellation).ConfigureAwait(false);
        return (file.Length, Convert.ToHexStringLower(hash.GetHashAndReset()));
    }

    private async Task Run(ScreeningWork work)
    {
        var card = await Verdict(work).ConfigureAwait(false);
        work.End(card with { Until = _clock.GetUtcNow() + _settings.ScreenedFor });
        _pulse.Now();
    }

    private async Task<ScreeningCard> Verdict(ScreeningWork work)
    {
        bool dump = work.Card.Kind == ScreeningKind.Dump;
        var turns = dump ? _dumps : _turns;
        using var late = new CancellationTokenSource();
        using var any = CancellationTokenSource.CreateLinkedTokenSource(late.Token, work.Stopped, _closing.Token);
        bool turn = false;
        try
        {
            await turns.WaitAsync(any.Token).ConfigureAwait(false);
            turn = true;
            late.CancelAfter(dump ? LongestDump : Longest);
            return await _screener.Look(work, any.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            return work.Card with { State = ScreeningState.Refused, Problem = late.IsCancellationRequested ? ScreeningProblem.Late : ScreeningProblem.Stopped };
        }
#pragma warning disable CA1031 // One file that breaks its screening is told of, and the next one is looked at.
        catch (Exception error)
#pragma warning restore CA1031
        {
            Broke(_logger, work.Card.Kind, error);
            return work.Card with { State = ScreeningState.Refused, Problem = ScreeningProblem.Broke };
        }
        finally
        {
            if (turn)
                turns.Release();
        }
    }

    // The oldest that are over make room; those that run do not.
    private void RequireRoom()
    {
        ScreeningWork? oldest = null;
        lock (_gate)
        {
            if (_held.Count < MostHeld)
                return;
            oldest = _held.Values.Where(w => w.Card.Until is not null).MinBy(w => w.Card.Until);
        }

        Forget(oldest ?? throw new StoreException($"{MostHeld} files are being screened already", "wait a minute, then drop it again"));
    }

    private void Delete(ScreeningWork work)
    {
        work.Dispose();
        try
        {
            Directory.Delete(work.Folder, recursive: true);
        }
        catch (DirectoryNotFoundException)
        {
            // It is gone, which is what was wanted.
        }
        catch (IOException error)
        {
            Undeleted(_logger, work.Folder, error);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "A screening of {Kind} broke")]
    private static partial void Broke(ILogger logger, ScreeningKind kind, Exception error);

    [LoggerMessage(Level = LogLevel.Error, Message = "What was screened could not be deleted: {Folder}; delete it by hand")]
    private static partial void Undeleted(ILogger logger, string folder, Exception error);
}
