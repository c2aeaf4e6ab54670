using System.Security.Cryptography;
using Tocsin.Decoys.Making.Writers;

namespace Tocsin.Decoys.Making;

/// <summary>Makes decoys: each unique, about nothing that matters, and with no mark in it that says what it is.</summary>
/// <remarks>Deterministic for a seed, an order and a store. Why the texts are what they are: docs/decisions/0019.</remarks>
public sealed class DecoyMaker
{
    private readonly Entropy _entropy;
    private readonly CanaryMint _mint;
    private readonly HashSet<string> _sentences;
    private readonly HashSet<string> _names;

    /// <summary>Creates a maker for one store.</summary>
    public DecoyMaker(Entropy entropy, DecoyStore store)
    {
        ArgumentNullException.ThrowIfNull(store);
        _entropy = entropy;
        _mint = new CanaryMint(entropy, store);
        _names = new(store.Decoys.SelectMany(d => d.Files).Select(f => f.Name), StringComparer.OrdinalIgnoreCase);
        _sentences = new(store.Decoys.SelectMany(d => d.Text.Split('\n')), StringComparer.Ordinal);
    }

    /// <summary>Languages that have phrases.</summary>
    public static IReadOnlyList<string> Languages { get; } = ["en", "fr", "uk", "de", "es", "ru"];

    /// <summary>Makes what was ordered: kinds and languages in turn.</summary>
    public IReadOnlyList<MadeDecoy> Make(MakeOrder order)
    {
        ArgumentNullException.ThrowIfNull(order);
        var made = new List<MadeDecoy>(order.Count);
        for (int i = 0; i < order.Count; i++)
        {
            string language = order.Languages[i / order.Kinds.Count % order.Languages.Count];
            made.Add(One(order, order.Kinds[i % order.Kinds.Count], language, i / order.Kinds.Count));
        }

        return made;
    }

    private MadeDecoy One(MakeOrder order, DecoyKind kind, string language, int turn)
    {
        var book = PhraseBook.Of(language);
        var written = Written(order.Now);
        var maker = new Content(_entropy, book, _mint, new Phrasing(_entropy, book, written, _sentences), order, language, written);
        string title;
        string text;
        (string Name, byte[] Bytes)[] files;
        switch (kind)
        {
            case DecoyKind.Document:
                var draft = maker.Document();
                (title, text) = (draft.Title, draft.Text);
                files = [DocumentFormats.Write(draft, _entropy, language)];
                break;
            case DecoyKind.Mail:
                (title, text, files) = maker.Mail();
                break;
            case DecoyKind.Link:
                (title, text, files) = maker.Link();
                break;
            case DecoyKind.Contact:
                (title, text, files) = maker.Contact();
                break;
            case DecoyKind.Credential:
                (title, text, files) = maker.Credential(turn);
                break;
            default:
                throw new InvalidOperationException("BUG: a kind without a maker");
        }

        var decoy = new Decoy
        {
            Id = _mint.Id(),
            Kind = kind,
            Language = language,
            Title = title,
            Made = order.Now,
            Text = text,
            Canaries = maker.Canaries,
            Files = [.. files.Select(f => new DecoyFile(Unique(f.Name), Convert.ToHexStringLower(SHA256.HashData(f.Bytes)), written))],
        };
        return new MadeDecoy(decoy, [.. files.Select(f => f.Bytes)]);
    }

    // A weekday in office hours, five days to eleven weeks ago.
    private DateTimeOffset Written(DateTimeOffset now)
    {
        var day = now.AddDays(-_entropy.Between(5, 77));
        if (day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday)
            day = day.AddDays(-2);
        return new DateTimeOffset(day.Year, day.Month, day.Day, _entropy.Between(8, 18), _entropy.Below(60), _entropy.Below(60), day.Offset);
    }

    private string Unique(string name)
    {
        string stem = Path.GetFileNameWithoutExtension(name), extension = Path.GetExtension(name), one = name;
        for (int i = 2; !_names.Add(one); i++)
            one = $"{stem} ({i}){extension}";
        return one;
    }
}
