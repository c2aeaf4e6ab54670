using System.Runtime.InteropServices;
using System.Text;
using Tocsin.Cli.Output;
using Tocsin.Cli.Scanning;
using Tocsin.Engine.Coordination.Reference;
using Tocsin.Engine.Model;
using Tocsin.Exchange;
using Tocsin.Sources;

namespace Tocsin.Cli.Compat;

/// <summary><c>scan --compat coortweet</c>: the tables that the R package CooRTweet computes, from the same rows.</summary>
public static class CompatRun
{
    /// <summary>Runs it.</summary>
    /// <returns>1 when there are edges, 0 when there are none, 2 when no post could be read.</returns>
    public static int Run(ScanRequest request, CompatRequest compat, Terminal terminal, CancellationToken cancellation)
    {
        var rejections = new RejectionLog();
        var reader = ScanInput.Open(request, rejections);
        byte[]? key = request.PseudonymKey is { } path ? PseudonymKeyFile.Read(path) : null;
        OutputDirectory.Open(request.Out);

        using var meter = new ProgressMeter(terminal);
        var shares = new CompatShares();
        foreach (var batch in reader.Read(static () => new NoStage(), cancellation))
        {
            shares.Add(batch.Posts);
            meter.Report("reading", shares.Rows.Count, reader.BytesRead, reader.TotalBytes);
        }

        cancellation.ThrowIfCancellationRequested();
        long posts = reader.Files.Sum(f => f.Posts);
        if (posts == 0)
            throw new UserError("no post could be read", Reasons(rejections));
        meter.Report("pairing shares", shares.Rows.Count);
        var names = CompatNames.Of(shares, request.Reveal, key);
        var result = ReferenceCoordination.Detect(CollectionsMarshal.AsSpan(shares.Rows), names.ForRun, Options(compat), cancellation);
        var files = Write(request.Out, result, names.Written, cancellation);
        meter.Dispose();

        var outcome = new CompatOutcome(posts, shares, result, names.Written, rejections, files);
        if (request.Json)
            CompatPrinter.WriteJson(outcome, terminal.Json);
        else
            CompatPrinter.Print(outcome, request, compat, terminal);
        return result.Edges.Count > 0 ? ExitCode.Findings : ExitCode.Clean;
    }

    private static ReferenceOptions Options(CompatRequest compat) => new()
    {
        TimeWindowSeconds = compat.Window,
        MinParticipation = compat.MinParticipation,
        RemoveLoops = !compat.KeepLoops,
        EdgeWeight = compat.EdgeWeight,
        CountsAsPublished = compat.AsPublished,
    };

    private static List<string> Write(string directory, ReferenceResult result, ReferenceNames names, CancellationToken cancellation)
    {
        var files = new List<(string Path, AtomicFile File)>();
        try
        {
            void Add(string name, Action<TextWriter> write)
            {
                cancellation.ThrowIfCancellationRequested();
                string path = Path.Combine(directory, name);
                var file = new AtomicFile(path);
                files.Add((path, file));
                using var text = new StreamWriter(file.Stream, new UTF8Encoding(false), 1 << 16, leaveOpen: true);
                write(text);
            }

            Add("coortweet-edges.csv", text => ReferenceTables.WriteEdges(result, names, text));
            Add("coortweet-accounts.csv", text => ReferenceTables.WriteAccounts(result, names, text));
            Add("coortweet-objects.csv", text => ReferenceTables.WriteObjects(result, names, text));
            Add("coortweet-pairs.csv", text => ReferenceTables.WritePairs(result, names, text));
            cancellation.ThrowIfCancellationRequested();
            foreach (var (_, file) in files)
                file.Complete();
            return files.ConvertAll(f => f.Path);
        }
        finally
        {
            foreach (var (_, file) in files)
                file.Dispose();
        }
    }

    private static string Reasons(RejectionLog rejections) =>
        string.Join("; ", rejections.Counts.Select(c => $"{c.Key.Code()} ({Words.Count(c.Value)}): {c.Key.Remedy()}"));

    private sealed class NoStage : IBatchStage
    {
        public void Run(PostBatch batch)
        {
        }
    }
}
