using Tocsin.Engine.Model;
using Tocsin.Sources.Reading;

namespace Tocsin.Sources.Lists;

/// <summary>The lines of a file that may be larger than memory, decompressed (.gz, .zst) and as UTF-8, one at a time.</summary>
internal static class LineFile
{
    // The longest entity that was seen in published data has two megabytes.
    private const int Longest = 16 * 1024 * 1024;

    /// <summary>Reads lines with their numbers; what is longer than 16 MB or lost becomes a problem.</summary>
    /// <remarks>The memory of a line is good until the next one is asked for.</remarks>
    public static IEnumerable<(long Number, ReadOnlyMemory<byte> Line)> Lines(string path, List<ListProblem> problems)
    {
        var log = new RejectionLog();
        var file = new InputFile(path, 0, new FileInfo(path).Length, fromDirectory: false);
        using var source = ByteSource.Open(file, new FileRejections(file, log), static _ => { });
        byte[] buffer = new byte[1 << 18];
        int length = 0;
        long number = 1;
        bool skipping = false;
        for (int got = source.Read(buffer.AsSpan(length)); got > 0; got = source.Read(buffer.AsSpan(length)))
        {
            int from = length;
            length += got;
            int start = 0;
            for (int at; (at = Array.IndexOf(buffer, (byte)'\n', Math.Max(from, start), length - Math.Max(from, start))) >= 0; start = at + 1, number++)
            {
                if (!skipping)
                    yield return (number, buffer.AsMemory(start, at - start));
                skipping = false;
            }

            length -= start;
            if (skipping)
                length = 0;
            else
                Buffer.BlockCopy(buffer, start, buffer, 0, length);
            if (length < buffer.Length)
                continue;
            if (buffer.Length < Longest)
            {
                Array.Resize(ref buffer, buffer.Length * 2);
                continue;
            }

            problems.Add(new ListProblem(path, number, "the line is longer than 16 MB", "nobody's entry is so long; look at it"));
            (skipping, length) = (true, 0);
        }

        if (length > 0 && !skipping)
            yield return (number, buffer.AsMemory(0, length));
        if (source.BrokeOff)
            problems.Add(new ListProblem(path, 0, log.Listed.Select(r => r.Detail).FirstOrDefault() ?? "the file breaks off", "fetch it again; what came before was used"));
    }
}
