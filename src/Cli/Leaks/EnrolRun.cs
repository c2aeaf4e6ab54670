using System.Security.Cryptography;
using Tocsin.Cli.Output;
using Tocsin.Documents;
using Tocsin.Engine.Leaks;

namespace Tocsin.Cli.Leaks;

/// <summary>An enrolment from the files to the index in its place.</summary>
/// <remarks>
/// Files are read by several threads and added in their order, so the index does not depend on the number of threads. The new index replaces
/// the old one at the very end by renaming: a kill leaves the old one.
/// </remarks>
internal static class EnrolRun
{
    private const int FilesPerThread = 8;

    /// <summary>Runs it.</summary>
    /// <returns>0 when documents were enrolled, 2 when there were none.</returns>
    public static int Run(EnrolRequest request, Terminal terminal, CancellationToken cancellation)
    {
        var problems = new ProblemList();
        var files = LeakFiles.List(request.Inputs, problems);
        bool exists = File.Exists(request.Index);
        var keys = exists ? LeakKeyFile.Read(request.Key) : LeakKeyFile.ReadOrMake(request.Key, terminal);
        var builder = new LeakIndexBuilder(keys, LeakParameters.Default);
        if (exists)
            LeakIndexFile.Load(request.Index, builder.Load);
        int before = builder.Documents, read = 0;
        long done = 0;
        using var meter = new ProgressMeter(terminal);
        foreach (var group in files.Chunk(request.Threads * FilesPerThread))
        {
            cancellation.ThrowIfCancellationRequested();
            foreach (var file in Prepare(group, keys, request.Threads, problems, cancellation))
            {
                foreach (var (name, document) in file)
                {
                    builder.Add(name, document);
                    read++;
                }
            }

            done += group.Length;
            meter.Report("enrolling files", done);
        }

        meter.Dispose();
        problems.Tell(terminal, request.Json);
        if (read == 0)
            return Failures.Say(terminal, request.Json, "no document could be read", "give directories or files with text, mail, HTML, PDF, Office or OpenDocument in them");
        int added = builder.Documents - before, documents = builder.Documents;
        using var target = new AtomicFile(request.Index);
        long fingerprints = builder.Write(target.Stream, RandomNumberGenerator.GetBytes(32));
        ((FileStream)target.Stream).Flush(flushToDisk: true);
        target.Complete();
        Tell(request, terminal, new Sum(read, added, documents, fingerprints, target.Length, problems.Count));
        return ExitCode.Clean;
    }

    // One list for each file, in the order of the files.
    private static List<(string Name, PreparedDocument Document)>[] Prepare(
        LeakFile[] group, LeakKeys keys, int threads, ProblemList problems, CancellationToken cancellation)
    {
        var reader = new DocumentReader(new ReadLimits());
        var prepared = new List<(string, PreparedDocument)>[group.Length];
        var said = new List<DocumentProblem>[group.Length];
        var options = new ParallelOptions { MaxDegreeOfParallelism = threads, CancellationToken = cancellation };
        Parallel.For(0, group.Length, options, () => new Fingerprinter(keys, LeakParameters.Default), (i, _, fingerprinter) =>
        {
            prepared[i] = [];
            said[i] = [];
            reader.Read(
                group[i].Path,
                group[i].Name,
                document => prepared[i].Add((LeakFiles.Enrolled(group[i], document.Name), LeakIndexBuilder.Prepare(fingerprinter, document.Text, document.Headers, keys))),
                said[i].Add);
            return fingerprinter;
        }, _ => { });
        foreach (var list in said)
            problems.Add(list);
        return prepared;
    }

    private static void Tell(EnrolRequest request, Terminal terminal, Sum sum)
    {
        if (request.Json)
        {
            terminal.Json.Write(line =>
            {
                line.WriteString("type", "enrolment");
                line.WriteNumber("read", sum.Read);
                line.WriteNumber("added", sum.Added);
                line.WriteNumber("documents", sum.Documents);
                line.WriteNumber("fingerprints", sum.Fingerprints);
                line.WriteNumber("bytes", sum.Bytes);
                line.WriteNumber("problems", sum.Problems);
            });
            return;
        }

        terminal.Out.WriteLine($"{Words.Count(sum.Read, "document")} read, {Words.Count(sum.Added)} of them new; the index holds {Words.Count(sum.Documents, "document")} "
            + $"with {Words.Count(sum.Fingerprints, "fingerprint")} in {Words.Bytes(sum.Bytes)}.");
        terminal.Out.WriteLine("It holds no text, and is sealed: without the key it shows nothing but its size. With the key one can match documents, read the names of the enrolled files, and test guesses about short texts.");
    }

    private sealed record Sum(int Read, int Added, int Documents, long Fingerprints, long Bytes, int Problems);
}
