using Tocsin.Engine.Lookalikes;
using Tocsin.Engine.Model.Elections;

namespace Tocsin.Mail.Signs;

/// <summary>What messages are compared with: protected names, well-known names, lists, words, earlier correspondents. Immutable.</summary>
public sealed class Knowledge
{
    private Knowledge()
    {
    }

    /// <summary>Persons and bodies of the profiles.</summary>
    public IReadOnlyList<ProtectedPerson> People { get; private init; } = [];

    /// <summary>Domains of the protected themselves.</summary>
    public DomainSet Own { get; private init; } = new([]);

    /// <summary>Protected domains for lookalikes; null when nothing is protected.</summary>
    public LookalikeIndex? Protected { get; private init; }

    /// <summary>Domains of well-known names for lookalikes.</summary>
    public required LookalikeIndex WellKnown { get; init; }

    /// <summary>Well-known names.</summary>
    public BrandNames Brands { get; } = new(DataFile.Lines("brands.txt"));

    /// <summary>Luring phrases.</summary>
    public LureLexicon Lures { get; } = new();

    /// <summary>Shorteners, builders, storage.</summary>
    public LinkHosts LinkHosts { get; } = new();

    /// <summary>Providers that send and count clicks for many.</summary>
    public DomainSet Counters { get; } = new(DataFile.Lines("mail_counters.txt"));

    /// <summary>Free mailboxes.</summary>
    public DomainSet Freemail { get; } = new(DataFile.Lines("freemail.txt"));

    /// <summary>Suffixes of throw-away names.</summary>
    public DomainSet AbusedSuffixes { get; } = new(DataFile.Lines("abused_suffixes.txt"));

    /// <summary>Words that claim an office.</summary>
    public IReadOnlyList<string> OfficialWords { get; } = [.. DataFile.Lines("official_words.txt").Select(FoldedText.Phrase)];

    /// <summary>Words of which names of offices consist that do not say whose they are.</summary>
    public IReadOnlySet<string> OfficeWords { get; } = DataFile.Lines("official_words.txt").Concat(DataFile.Lines("office_words.txt"))
        .SelectMany(l => FoldedText.Phrase(l).Split(' ', StringSplitOptions.RemoveEmptyEntries)).ToHashSet(StringComparer.Ordinal);

    /// <summary>Senders of earlier mail; null when none was given.</summary>
    public KnownSenders? Known { get; private init; }

    /// <summary>Gathers what a screening needs.</summary>
    /// <param name="names">Domains to protect.</param>
    /// <param name="subjects">Protected subjects of election profiles.</param>
    /// <param name="known">Senders of earlier mail, or null.</param>
    public static Knowledge Gather(IReadOnlyList<ProtectedName> names, IReadOnlyList<ProtectedSubject> subjects, KnownSenders? known)
    {
        var brands = new BrandNames(DataFile.Lines("brands.txt"));
        var wellKnown = brands.Domains.Select(d => ProtectedName.TryParse(d, out var name) && name.Label.Length >= 4 ? name : null).OfType<ProtectedName>().ToList();
        return new Knowledge
        {
            Own = new DomainSet(names.Where(n => n.Host.Contains('.', StringComparison.Ordinal)).Select(n => n.Host)),
            Protected = names.Count > 0 ? LookalikeIndex.Build(names, []) : null,
            WellKnown = LookalikeIndex.Build(wellKnown, []),
            People = [.. subjects.Select(Person)],
            Known = known,
        };
    }

    private static ProtectedPerson Person(ProtectedSubject subject) => new(
        subject.Name,
        [.. subject.Aliases.Prepend(subject.Name).Where(n => n.Contains(' ', StringComparison.Ordinal) || n.Length >= 5).Select(FoldedText.Phrase)],
        new DomainSet(subject.Domains));
}
