using Tocsin.Engine.Model;
using Tocsin.Sources.Inputs;
using Tocsin.Sources.Reading;

namespace Tocsin.Sources;

/// <summary>Reads posts from files, directories, globs and standard input, whatever their formats.</summary>
/// <remarks>
/// One thread reads, decompresses, hashes and cuts; <see cref="ReadOptions.Threads"/> threads parse and run the caller's
/// stage; the caller gets the batches in input order. The order and the contents of batches do not depend on the number of
/// threads. Memory is bounded: <see cref="ReadOptions.Threads"/> + 2 batches exist. Bad input is counted in the rejection
/// log and never throws; duplicates are not this class's business.
/// </remarks>
public sealed class PostReader
{
    private readonly ReadOptions _options;
    private readonly RejectionLog _rejections;
    private readonly List<InputFile> _files;
    private long _bytesRead;
    private int _started;

    /// <summary>Finds the inputs; nothing is opened yet.</summary>
    /// <param name="inputs">Files, directories (recursive, by name), globs (<c>*</c>, <c>?</c>, <c>**</c>), "-" for standard input.</param>
    /// <param name="options">How to read.</param>
    /// <param name="rejections">Where rejections are counted; inputs that cannot be found already are, here.</param>
    /// <exception cref="ArgumentException">The options name a format there is none of.</exception>
    public PostReader(IReadOnlyList<string> inputs, ReadOptions options, RejectionLog rejections)
        : this(InputList.Expand(inputs, rejections), options, rejections)
    {
    }

    private PostReader(List<InputFile> files, ReadOptions options, RejectionLog rejections)
    {
        if (options.Format is not null && Formats.FormatCatalog.Find(options.Format) is null)
        {
            string names = string.Join(", ", Formats.FormatCatalog.All.Select(f => f.Info.Name));
            throw new ArgumentException($"there is no format '{options.Format}'; the formats are {names}", nameof(options));
        }

        _options = options;
        _rejections = rejections;
        _files = files;
        TotalBytes = _files.Sum(f => f.TotalBytes);
    }

    /// <summary>Reads copies of the inputs of an earlier reading, under the names that those had.</summary>
    /// <param name="inputs">The copies, in the order of that reading.</param>
    /// <param name="options">How to read.</param>
    /// <param name="rejections">Where rejections are counted.</param>
    /// <exception cref="ArgumentException">The options name a format there is none of.</exception>
    public static PostReader OfFrozen(IReadOnlyList<FrozenInput> inputs, ReadOptions options, RejectionLog rejections) =>
        new(InputList.Of(inputs), options, rejections);

    /// <summary>The inputs in reading order.</summary>
    public IReadOnlyList<InputFile> Files => _files;

    /// <summary>Bytes of all inputs on disk, as far as they are known.</summary>
    public long TotalBytes { get; }

    /// <summary>Bytes on disk read so far, over all inputs. Thread-safe.</summary>
    public long BytesRead => Volatile.Read(ref _bytesRead);

    /// <summary>Reads everything, once.</summary>
    /// <param name="createStage">Creates the work that follows parsing on the same thread; one instance for each batch in flight.</param>
    /// <param name="cancellation">Stops reading.</param>
    /// <returns>Batches in input order; each is valid until the next is asked for.</returns>
    public IEnumerable<ReadBatch<TStage>> Read<TStage>(Func<TStage> createStage, CancellationToken cancellation = default)
        where TStage : class, IBatchStage
    {
        if (Interlocked.Exchange(ref _started, 1) != 0)
            throw new InvalidOperationException("BUG: a PostReader reads once");
        return ReadOnce(createStage, cancellation);
    }

    private IEnumerable<ReadBatch<TStage>> ReadOnce<TStage>(Func<TStage> createStage, CancellationToken cancellation)
        where TStage : class, IBatchStage
    {
        int threads = Math.Max(1, _options.Threads);
        using var line = new AssemblyLine(threads, threads + 2, () => createStage());
        var cutter = new InputCutter(_files, _options, _rejections, bytes => Interlocked.Add(ref _bytesRead, bytes));
        line.Start(cutter.Cut, cancellation);
        while (line.Take(cancellation) is { } slot)
        {
            slot.Failure?.Throw();
            yield return new ReadBatch<TStage>(slot.Posts, (TStage)slot.Stage, _files[slot.Posts.File]);
            line.Return(slot);
        }
    }
}
