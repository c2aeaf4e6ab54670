using Tocsin.Engine.Model;
using Tocsin.Engine.Posts;
using Tocsin.Sources;

namespace Tocsin.Cli.Watching;

/// <summary>One input of a watch, post by post.</summary>
internal sealed class SourceCursor : IDisposable
{
    private readonly PostReader _reader;
    private readonly int _firstFile;
    private readonly int _chunkBytes;
    private readonly string _input;
    private IEnumerator<ReadBatch<SourceStage>>? _batches;
    private PostBatch? _posts;
    private long _taken;
    private long _batch;
    private ulong _fingerprint;

    /// <summary>Finds the input; nothing is opened yet.</summary>
    internal SourceCursor(int number, string input, int firstFile, ReadOptions options, RejectionLog rejections)
    {
        (Number, _input, _firstFile, _chunkBytes) = (number, input, firstFile, options.ChunkBytes);
        _reader = new PostReader([input], options, rejections);
    }

    /// <summary>Number of the source.</summary>
    internal int Number { get; }

    /// <summary>Its files.</summary>
    internal IReadOnlyList<InputFile> Files => _reader.Files;

    /// <summary>The batch with the post at hand.</summary>
    internal PreparedBatch Batch { get; private set; } = null!;

    /// <summary>The post at hand.</summary>
    internal int Post { get; private set; }

    /// <summary>Its time in Unix milliseconds.</summary>
    internal long Time => Batch.Posts.Times[Post];

    /// <summary>Path of its file.</summary>
    internal string Path { get; private set; } = "";

    /// <summary>How far it was read.</summary>
    internal SourcePosition Position => new(_input, _taken, _fingerprint, _batch, _chunkBytes);

    /// <summary>Starts behind the posts that an earlier run took, or at the beginning.</summary>
    /// <returns>False when there are none left.</returns>
    /// <exception cref="UserError">The input is not the one the position is about.</exception>
    internal bool Start(SourcePosition? from, CancellationToken cancellation)
    {
        long first = from is not null && from.ChunkBytes == _chunkBytes ? from.Batch : 0;
        _batches = _reader.Read(() => new SourceStage(first), cancellation).GetEnumerator();
        if (from is null)
            return Next();
        while (_taken < from.Posts)
        {
            if (!NextUnprepared())
                throw new UserError($"{_input} has only {_taken} posts, but {from.Posts} of it were taken before", "give the same inputs as before, or remove the state to start anew");
            Took();
        }

        if (_fingerprint != from.Fingerprint)
            throw new UserError($"{_input} is not the input this state was made with: the posts taken before differ", "give the same inputs as before, or remove the state to start anew");
        return Next();
    }

    /// <summary>Starts behind posts that will not come again: a pipe goes on where its producer does.</summary>
    internal bool Continue(SourcePosition from, CancellationToken cancellation)
    {
        (_taken, _fingerprint) = (from.Posts, from.Fingerprint);
        _batches = _reader.Read(() => new SourceStage(0), cancellation).GetEnumerator();
        return Next();
    }

    /// <summary>The post at hand was taken.</summary>
    internal void Took()
    {
        const ulong odd = 0x9E3779B97F4A7C15;
        _taken++;
        _batch = _posts!.Sequence;
        _fingerprint = (_fingerprint ^ (ulong)_posts.Times[Post]) * odd;
        _fingerprint = ((_fingerprint >> 29) ^ _fingerprint ^ (ulong)_posts.Lines[Post]) * odd;
    }

    /// <summary>Goes to the next post.</summary>
    internal bool Next()
    {
        if (!NextUnprepared())
            return false;
        Batch = _batches!.Current.Stage.Prepared;
        return true;
    }

    /// <inheritdoc/>
    public void Dispose() => _batches?.Dispose();

    private bool NextUnprepared()
    {
        Post++;
        while (_posts is null || Post >= _posts.Count)
        {
            if (!_batches!.MoveNext())
                return false;
            var batch = _batches.Current;
            _posts = batch.Posts;
            _posts.File = _firstFile + batch.File.Index;
            Path = batch.File.Path;
            Post = 0;
        }

        return true;
    }
}
