using Tocsin.Engine.Model;
using Tocsin.Sources.Reading;

namespace Tocsin.Sources.Lists;

/// <summary>The bytes of a small file that goes with a scan, decompressed (.gz, .zst) and as UTF-8.</summary>
internal static class ListFile
{
    // Everything ever fact-checked fits in a tenth of this.
    private const int Most = 1 << 30;

    /// <summary>All bytes; on damage what could be read, with the problem said.</summary>
    /// <param name="path">The file.</param>
    /// <param name="problems">Receives what is wrong with it.</param>
    /// <param name="most">Bytes that are read at most, unpacked; what is behind is said to be left out.</param>
    public static byte[] Read(string path, List<ListProblem> problems, int most = Most)
    {
        var log = new RejectionLog();
        var file = new InputFile(path, 0, new FileInfo(path).Length, fromDirectory: false);
        using var source = ByteSource.Open(file, new FileRejections(file, log), static _ => { });
        using var all = new MemoryStream();
        byte[] buffer = new byte[1 << 16];
        for (int got = source.Read(buffer); got > 0 && all.Length < most; got = source.Read(buffer))
            all.Write(buffer, 0, got);
        if (source.BrokeOff)
            problems.Add(new ListProblem(path, 0, log.Listed.Select(r => r.Detail).FirstOrDefault() ?? "the file breaks off", "fetch it again; what came before was used"));
        if (all.Length >= most)
            problems.Add(new ListProblem(path, 0, $"the file is larger than {most >> 20} MB, unpacked; what is behind was left out", "split it"));
        return all.ToArray();
    }
}
