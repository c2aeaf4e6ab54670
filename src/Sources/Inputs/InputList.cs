using Tocsin.Engine.Model;

namespace Tocsin.Sources.Inputs;

/// <summary>Turns what the user typed into the list of files, in an order that depends on names alone.</summary>
/// <remarks>
/// Directories are walked by ordinal order of names. Hidden entries (a leading dot) and links to directories inside them are
/// passed over, so a loop of links ends nothing. A file reached twice is read once.
/// </remarks>
internal sealed class InputList
{
    private readonly List<InputFile> _files = [];
    private readonly HashSet<string> _seen = new(StringComparer.Ordinal);
    private readonly RejectionLog _rejections;

    private InputList(RejectionLog rejections) => _rejections = rejections;

    public static List<InputFile> Expand(IReadOnlyList<string> inputs, RejectionLog rejections)
    {
        var list = new InputList(rejections);
        foreach (string input in inputs)
            list.AddInput(input);
        return list._files;
    }

    /// <summary>Copies of inputs of an earlier reading, in its order and under its names.</summary>
    public static List<InputFile> Of(IReadOnlyList<FrozenInput> inputs) =>
        [.. inputs.Select((input, i) => new InputFile(input.Path, i, SizeOf(input.Path), input.FromDirectory, input.Name))];

    private void AddInput(string input)
    {
        if (input == "-")
            Add(input, 0, fromDirectory: false);
        else if (input.Length == 0 || input.Contains('\0', StringComparison.Ordinal))
            Reject(input, "no path");
        else if (Directory.Exists(input))
            AddDirectory(input);
        else if (!File.Exists(input) && Glob.IsPattern(input))
            AddMatches(input);
        else
            Add(input, SizeOf(input), fromDirectory: false);
    }

    private void AddMatches(string pattern)
    {
        int before = _files.Count;
        foreach (string path in Glob.Match(pattern))
        {
            if (Directory.Exists(path))
                AddDirectory(path);
            else
                Add(path, SizeOf(path), fromDirectory: false);
        }

        if (_files.Count == before)
            Reject(pattern, "nothing matches this pattern");
    }

    private void AddDirectory(string directory)
    {
        string[] entries;
        try
        {
            entries = Directory.GetFileSystemEntries(directory);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            Reject(directory, "the directory cannot be read");
            return;
        }

        Array.Sort(entries, StringComparer.Ordinal);
        foreach (string entry in entries)
            AddEntry(entry);
    }

    private void AddEntry(string entry)
    {
        if (Path.GetFileName(entry).StartsWith('.'))
            return;
        var info = new FileInfo(entry);
        if (Directory.Exists(entry))
        {
            if (info.LinkTarget is null)
                AddDirectory(entry);
            return;
        }

        if (info.LinkTarget is not null && LeadsNowhere(info))
        {
            Reject(entry, "a link that leads nowhere");
            return;
        }

        long size = SizeOf(entry);
        if (size == 0)
        {
            // Pipes and sockets have no size either, and opening one of them would wait for ever.
            _rejections.Add(new Rejection(entry, 0, RejectionReason.Empty, null));
            return;
        }

        Add(entry, size, fromDirectory: true);
    }

    private void Add(string path, long size, bool fromDirectory)
    {
        if (_seen.Add(path == "-" ? path : Path.GetFullPath(path)))
            _files.Add(new InputFile(path, _files.Count, size, fromDirectory));
    }

    private void Reject(string path, string detail) =>
        _rejections.Add(new Rejection(path, 0, RejectionReason.Unreadable, detail));

    private static bool LeadsNowhere(FileInfo link)
    {
        try
        {
            return link.ResolveLinkTarget(returnFinalTarget: true) is not { Exists: true };
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // Links that lead in a circle.
            return true;
        }
    }

    private static long SizeOf(string path)
    {
        try
        {
            var info = new FileInfo(path);
            return info.LinkTarget is not null && info.ResolveLinkTarget(true) is FileInfo target ? target.Length : info.Length;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException)
        {
            // Opening it will say what is wrong.
            return 0;
        }
    }
}
