using System.Text;
using Tocsin.Cli.Output;
using Tocsin.Engine.Media;
using Tocsin.Engine.Model;
using Tocsin.Pictures;
using Tocsin.Sources;

namespace Tocsin.Cli.Scanning;

/// <summary>The media files of a scan (<c>--media DIR</c>).</summary>
/// <param name="root">The folder.</param>
/// <param name="index">What is in it.</param>
internal sealed class ScanMedia(string root, MediaIndex index)
{
    /// <summary>The files.</summary>
    internal MediaIndex Index { get; } = index;

    /// <summary>Hashes the folder of a scan; null when it has none.</summary>
    /// <exception cref="UserError">There is no such folder.</exception>
    internal static ScanMedia? Read(ScanRequest request, RejectionLog rejections, ProgressMeter meter, CancellationToken cancellation)
    {
        if (request.Media is not { } folder)
            return null;
        if (!Directory.Exists(folder))
            throw new UserError($"there is no folder {SafeText.ShortenPath(folder, 60)}", "name the folder with the media files of the export: --media DIR");
        meter.Report("hashing media files", 0);
        var reading = MediaFolder.Read(folder, request.Threads, cancellation);
        foreach (var problem in reading.Problems)
            rejections.Add(new Rejection(problem.Path, 0, RejectionReason.Unreadable, problem.Problem));
        return new ScanMedia(folder, reading.Index);
    }

    /// <summary>For each input, its folder below the folder of media, as references are relative to it.</summary>
    internal byte[][] Folders(IEnumerable<InputFile> inputs) => [.. inputs.Select(i => Encoding.UTF8.GetBytes(Below(i.Path)))];

    private string Below(string input)
    {
        if (input == "-" || Path.GetDirectoryName(Path.GetFullPath(input)) is not { } directory)
            return "";
        string relative = Path.GetRelativePath(Path.GetFullPath(root), directory).Replace(Path.DirectorySeparatorChar, '/');
        return relative == "." || relative.StartsWith("..", StringComparison.Ordinal) || Path.IsPathRooted(relative) ? "" : relative + "/";
    }
}
