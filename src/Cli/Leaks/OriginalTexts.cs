using Tocsin.Documents;
using Tocsin.Engine.Leaks;

namespace Tocsin.Cli.Leaks;

/// <summary>Finds the originals of matched documents: below the directories given, or where they were enrolled from.</summary>
/// <remarks>Recognised by the digest of their text, whatever they are called now; a changed file is no original.</remarks>
internal sealed class OriginalTexts(LeakIndex index, LeakKeys keys)
{
    /// <summary>Reads the originals that are needed.</summary>
    public IReadOnlyDictionary<int, Document> Find(IReadOnlyCollection<int> needed, IReadOnlyList<string> directories, int threads, CancellationToken cancellation)
    {
        var wanted = new HashSet<int>(needed);
        var files = directories.Count > 0 ? LeakFiles.List(directories, new ProblemList()) : Enrolled(wanted);
        var found = new SortedDictionary<int, Document>();
        var reader = new DocumentReader(new ReadLimits());
        var options = new ParallelOptions { MaxDegreeOfParallelism = threads, CancellationToken = cancellation };
        var names = new Lock();
        Parallel.ForEach(files, options, () => new Fingerprinter(keys, index.Parameters), (file, _, fingerprinter) =>
        {
            reader.Read(file.Path, file.Name, document =>
            {
                var prepared = LeakIndexBuilder.Prepare(fingerprinter, document.Text, document.Headers, keys);
                int number = index.Find(prepared.Digest, prepared.Headers);
                if (!wanted.Contains(number))
                    return;
                lock (names)
                {
                    // Of equal texts the one whose name comes first, whichever thread came first.
                    if (!found.TryGetValue(number, out var other) || string.CompareOrdinal(document.Name, other.Name) < 0)
                        found[number] = document;
                }
            }, _ => { });
            return fingerprinter;
        }, _ => { });
        return found;
    }

    private List<LeakFile> Enrolled(HashSet<int> wanted) =>
        [.. wanted.SelectMany(w => index.Documents[w].Names).Select(LeakFiles.PathOf).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)
            .Where(File.Exists).Select(p => new LeakFile(p, Path.GetFileName(p), ""))];
}
