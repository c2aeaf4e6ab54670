using Tocsin.Playbooks.Reading;

namespace Tocsin.Playbooks;

/// <summary>The playbooks there are: those that ship with Tocsin, and the house's own.</summary>
public sealed class PlaybookLibrary
{
    private const string Folder = "playbooks/";
    private static readonly Lazy<PlaybookLibrary> OfTocsin = new(() => new PlaybookLibrary([.. Names().Select(Read)]));

    private PlaybookLibrary(IReadOnlyList<Playbook> playbooks) => Playbooks = playbooks;

    /// <summary>Those that ship.</summary>
    public static PlaybookLibrary Shipped => OfTocsin.Value;

    /// <summary>All, in order of their names.</summary>
    public IReadOnlyList<Playbook> Playbooks { get; }

    /// <summary>With others added; one with the name or id of one that is there replaces it.</summary>
    public PlaybookLibrary With(IEnumerable<Playbook> own)
    {
        ArgumentNullException.ThrowIfNull(own);
        var all = Playbooks.ToList();
        foreach (var playbook in own)
        {
            all.RemoveAll(p => p.Name == playbook.Name || p.Id == playbook.Id);
            all.Add(playbook);
        }

        return new PlaybookLibrary([.. all.OrderBy(p => p.Name, StringComparer.Ordinal)]);
    }

    /// <summary>The playbook that somebody means: its name, its id or the beginning of one; null when none or several.</summary>
    public Playbook? Find(string typed)
    {
        ArgumentNullException.ThrowIfNull(typed);
        string wanted = typed.Trim();
        if (Playbooks.FirstOrDefault(p => p.Name == wanted || p.Id == wanted) is { } exact)
            return exact;
        Playbook[] begun = wanted.Length == 0 ? [] : [.. Playbooks.Where(p => p.Name.StartsWith(wanted, StringComparison.Ordinal) || p.Id.StartsWith(wanted, StringComparison.Ordinal))];
        return begun.Length == 1 ? begun[0] : null;
    }

    private static IEnumerable<string> Names() => typeof(PlaybookLibrary).Assembly.GetManifestResourceNames()
        .Where(n => n.StartsWith(Folder, StringComparison.Ordinal)).Order(StringComparer.Ordinal);

    // What ships is held to the strict rules: advice is an error too.
    private static Playbook Read(string resource)
    {
        using var stream = typeof(PlaybookLibrary).Assembly.GetManifestResourceStream(resource)!;
        byte[] bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        var reading = PlaybookReader.Read(bytes);
        return reading is { Playbook: { } playbook, Problems.Count: 0 } ? playbook
            : throw new InvalidOperationException($"BUG: {resource}: {string.Join("; ", reading.Problems.Select(p => $"{p.Where}: {p.What}"))}");
    }
}
