using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Tocsin.Cli.Output;
using Tocsin.Disk;
using Tocsin.Engine.Pipeline.Streaming;

namespace Tocsin.Cli.Watching;

/// <summary>The directory from which a watch goes on after a crash, a kill or an ordinary end.</summary>
/// <remarks>
/// Posts are appended to one file per slice, each once, in blocks with a checksum; then the small file <c>state</c>, which names
/// those files and how much of each counts, is replaced at one stroke. Whatever a kill leaves half done is outside what it
/// counts. Format version 1: a line with version and SHA-256, then JSON.
/// </remarks>
internal sealed class StateDirectory : IDisposable
{
    private const int Version = 1;
    private const string Magic = "tocsin-watch-state";

    private readonly string _path;
    private readonly FileStream _lock;
    private readonly Dictionary<TimeSlice, SliceFile> _files = [];
    private long _next;

    /// <summary>Makes the directory where it is missing and keeps others out of it.</summary>
    /// <exception cref="UserError">Another watch is using it.</exception>
    internal StateDirectory(string path)
    {
        _path = path;
        if (File.Exists(path))
            throw new UserError($"{path} is a file", "name a directory with --state DIR");
        Directory.CreateDirectory(path);
        try
        {
            _lock = new FileStream(Path.Combine(path, "lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException)
        {
            throw new UserError($"another watch is using the state in {path}", "wait for it to end, or name another directory with --state DIR");
        }
    }

    private string StatePath => Path.Combine(_path, "state");

    /// <summary>The state saved last; null when there is none.</summary>
    /// <exception cref="UserError">It is damaged, or of a newer version.</exception>
    internal WatchState? Load()
    {
        if (!File.Exists(StatePath))
            return null;
        byte[] bytes = File.ReadAllBytes(StatePath);
        int end = bytes.AsSpan().IndexOf((byte)'\n');
        string[] header = Encoding.UTF8.GetString(bytes, 0, Math.Max(0, end)).Split(' ');
        if (header is not [Magic, var version, var hash])
            throw Damaged(StatePath, "its first line is not that of a state");
        if (!int.TryParse(version, out int number) || number > Version)
            throw new UserError($"{StatePath} was written by a newer Tocsin (state version {SafeText.Shorten(version, 12)}, this one reads {Version})", "use that version, or name another directory with --state DIR");
        if (Convert.ToHexStringLower(SHA256.HashData(bytes.AsSpan(end + 1))) != hash)
            throw Damaged(StatePath, "its checksum is wrong");
        try
        {
            return JsonSerializer.Deserialize(bytes.AsSpan(end + 1), WatchJson.Default.WatchState) ?? throw Damaged(StatePath, "it is empty");
        }
        catch (JsonException)
        {
            throw Damaged(StatePath, "it is not the JSON it should be");
        }
    }

    /// <summary>Gives a stream back the posts it held.</summary>
    /// <exception cref="UserError">A file is missing or damaged.</exception>
    internal void Restore(WatchState state, StreamScan stream)
    {
        foreach (var saved in state.Slices)
        {
            var file = new SliceFile(Path.Combine(_path, saved.Name), saved.Length);
            if (file.Read(stream.Held) is { } slice)
                _files[slice] = file;
        }

        _next = state.NextSlice;
        RemoveOthers();
    }

    /// <summary>Saves the state and the posts that were not saved yet; when it returns, all of it is on disk.</summary>
    internal void Save(WatchState state, StreamScan stream)
    {
        var held = stream.Held.Slices.ToHashSet();
        foreach (var gone in _files.Keys.Where(s => !held.Contains(s)).ToList())
            _files.Remove(gone);
        foreach (var slice in held.OrderBy(s => s.Start))
        {
            if (!_files.TryGetValue(slice, out var file))
                _files.Add(slice, file = new SliceFile(Path.Combine(_path, $"{_next++}.posts"), 0));
            file.Append(slice);
        }

        state = state with
        {
            Slices = [.. _files.OrderBy(f => f.Key.Start).Select(f => new SavedSlice(Path.GetFileName(f.Value.Path), f.Value.Length))],
            NextSlice = _next,
        };
        byte[] json = JsonSerializer.SerializeToUtf8Bytes(state, WatchJson.Default.WatchState);
        DurableFile.Write(StatePath, [.. Encoding.UTF8.GetBytes($"{Magic} {Version} {Convert.ToHexStringLower(SHA256.HashData(json))}\n"), .. json]);
        RemoveOthers();
    }

    /// <inheritdoc/>
    public void Dispose() => _lock.Dispose();

    internal static UserError Damaged(string file, string why) =>
        new($"{file} is damaged: {why}", "restore the directory from a copy, or remove it to start anew from the beginning of the inputs");

    // Files of slices that expired, or that a kill left behind before a state named them.
    private void RemoveOthers()
    {
        var named = _files.Values.Select(f => Path.GetFileName(f.Path)).ToHashSet(StringComparer.Ordinal);
        foreach (string file in Directory.EnumerateFiles(_path, "*.posts").Where(f => !named.Contains(Path.GetFileName(f))).ToList())
            File.Delete(file);
    }
}
