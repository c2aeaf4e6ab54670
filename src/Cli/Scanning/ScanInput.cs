using Tocsin.Cli.Output;
using Tocsin.Engine.Coordination.Methods;
using Tocsin.Engine.Detectors.Published;
using Tocsin.Engine.Model;
using Tocsin.Engine.Model.Findings;
using Tocsin.Engine.Pipeline;
using Tocsin.Sources;
using Tocsin.Sources.Formats;

namespace Tocsin.Cli.Scanning;

/// <summary>Feeds the inputs of a scan to the engine and keeps count.</summary>
public sealed class ScanInput
{
    private static readonly TimeSpan Poll = TimeSpan.FromMilliseconds(100);

    private readonly PostReader _reader;
    private readonly TimeProvider _clock;
    private readonly ReferenceShares? _shares;
    private readonly CoordinationMethod? _method;

    /// <summary>Finds the inputs.</summary>
    /// <exception cref="UserError">The format or the map makes no sense.</exception>
    public ScanInput(ScanRequest request, Terminal terminal)
    {
        _clock = terminal.Clock;
        _method = request.Method is { } method ? MethodCatalog.Find(method) : null;
        _shares = request.Compat is null ? null : new ReferenceShares();
        _reader = request.Replay is { } replay
            ? PostReader.OfFrozen(replay.Inputs, Options(request), Rejections)
            : new PostReader(request.Inputs, Options(request), Rejections);
    }

    /// <summary>What was not taken, and why.</summary>
    public RejectionLog Rejections { get; } = new();

    /// <summary>What the compatibility mode works on; null without it.</summary>
    internal ReferenceShares? Shares => _shares;

    /// <summary>Reads everything and looks at it.</summary>
    internal ScanOutcome Read(ScanSettings settings, ScanMedia? media, ProgressMeter meter, CancellationToken cancellation)
    {
        byte[][]? folders = media?.Folders(_reader.Files);
        var shard = _method is { } method ? new Shard(settings, [new MethodDetector(method)]) : new Shard(settings);
        var duplicates = new long[_reader.Files.Count];
        using (_clock.CreateTimer(_ => Show(meter), null, Poll, Poll))
        {
            foreach (var batch in _reader.Read(() => new PrepareStage(media?.Index, folders), cancellation))
            {
                _shares?.Add(batch.Posts);
                duplicates[batch.File.Index] += shard.Append(batch.Stage.Prepared, batch.File.Name, Rejections);
            }
        }

        cancellation.ThrowIfCancellationRequested();
        var inputs = _reader.Files.Select(f => Scanned(f, duplicates[f.Index])).ToList();
        return shard.Complete(inputs, Rejections, step => meter.Report($"looking: {step.ToLowerInvariant()}", 0), cancellation);
    }

    private static ScannedInput Scanned(InputFile file, long duplicates) =>
        new(file.Name, file.Format ?? "", file.BytesRead, file.Sha256 ?? "", file.Posts - duplicates, file.Rejected + duplicates)
        {
            FromDirectory = file.FromDirectory,
        };

    private void Show(ProgressMeter meter) =>
        meter.Report("reading", _reader.Files.Sum(f => f.Posts), _reader.BytesRead, _reader.TotalBytes);

    /// <summary>How the user wants inputs read.</summary>
    /// <exception cref="UserError">The format or the map makes no sense.</exception>
    internal static ReadOptions Options(ScanRequest request)
    {
        if (request.Format is { } format && FormatCatalog.Find(format) is null)
        {
            var names = FormatCatalog.All.Select(f => f.Info.Name).ToList();
            throw new UserError(
                $"there is no format '{format}'",
                Suggestion.For(format, names) is { } guess ? $"did you mean '{guess}'?" : $"the formats are {string.Join(", ", names)}");
        }

        if (!FieldMap.TryParse(request.Map, out var map, out string? error))
            throw new UserError($"--map: {error}");
        return new ReadOptions { Format = request.Format, Map = map, Threads = request.Threads };
    }
}
