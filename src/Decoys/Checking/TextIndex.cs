using Tocsin.Engine.Leaks;

namespace Tocsin.Decoys.Checking;

/// <summary>Tells whose text a text is, by fingerprints (winnowing) that few decoys share.</summary>
/// <remarks>
/// A fingerprint counts as one over the decoys that have it; in more than four it is a turn of phrase and counts nothing. Eight are asked for,
/// some 70 letters copied and more. The best decoy is taken first, what it explains does not speak for the next.
/// </remarks>
internal sealed class TextIndex
{
    private const int MostOwners = 4;
    private const double LeastEvidence = 8;
    private const int MostTraced = 16;
    private readonly LeakKeys _keys;
    private readonly IReadOnlyList<Decoy> _decoys;
    private readonly Dictionary<ulong, List<int>> _owners = [];
    private readonly int[] _sizes;

    public TextIndex(DecoyStore store)
    {
        _keys = new LeakKeys(store.Secret);
        _decoys = store.Decoys;
        _sizes = new int[_decoys.Count];
        var fingerprinter = Reader();
        for (int i = 0; i < _decoys.Count; i++)
        {
            fingerprinter.Read(_decoys[i].Text);
            var seen = new HashSet<ulong>();
            foreach (var fingerprint in fingerprinter.Fingerprints)
            {
                if (!seen.Add(fingerprint.Hash))
                    continue;
                if (!_owners.TryGetValue(fingerprint.Hash, out var owners))
                    _owners[fingerprint.Hash] = owners = [];
                owners.Add(i);
            }

            _sizes[i] = seen.Count;
        }
    }

    /// <summary>A reader for one thread.</summary>
    public Fingerprinter Reader() => new(_keys, LeakParameters.Default);

    /// <summary>The decoys whose text is in a text: number, share of the decoy's text, and where in the text.</summary>
    public IReadOnlyList<(int Decoy, double Share, int From, int To)> Find(string text, Fingerprinter reader)
    {
        reader.Read(text);
        var places = new List<(int At, ulong Hash, List<int> Owners)>();
        foreach (var fingerprint in reader.Fingerprints)
        {
            if (_owners.TryGetValue(fingerprint.Hash, out var owners) && owners.Count <= MostOwners)
                places.Add((reader.Folded.Positions[fingerprint.At], fingerprint.Hash, owners));
        }

        var found = new List<(int, double, int, int)>();
        while (places.Count > 0 && found.Count < MostTraced && Best(places) is { } best)
        {
            var own = places.Where(p => p.Owners.Contains(best)).ToList();
            int hashes = own.Select(p => p.Hash).Distinct().Count();
            found.Add((best, (double)hashes / Math.Max(1, _sizes[best]), own.Min(p => p.At), own.Max(p => p.At)));
            places.RemoveAll(p => p.Owners.Contains(best));
        }

        return found;
    }

    private static int? Best(List<(int At, ulong Hash, List<int> Owners)> places)
    {
        var evidence = new Dictionary<int, double>();
        foreach (var (_, _, owners) in places.DistinctBy(p => p.Hash))
        {
            foreach (int owner in owners)
                evidence[owner] = evidence.GetValueOrDefault(owner) + (1.0 / owners.Count);
        }

        var best = evidence.OrderByDescending(e => e.Value).ThenBy(e => e.Key).First();
        return best.Value >= LeastEvidence ? best.Key : null;
    }
}
