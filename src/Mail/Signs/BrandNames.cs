using Tocsin.Engine.Text;

namespace Tocsin.Mail.Signs;

/// <summary>Finds names of <see cref="Brand"/>s in folded text.</summary>
public sealed class BrandNames
{
    private const int LeastLabel = 5;

    private readonly List<(Brand Brand, bool Ordinary)> _owners = [];
    private readonly List<string> _phrases = [];
    private readonly AhoCorasick _automaton;
    private readonly DomainSet _hosts;

    /// <summary>Reads lines of two columns: names between |, domains between blanks. A ~ marks ordinary words.</summary>
    public BrandNames(IEnumerable<string> lines)
    {
        var domains = new List<string>();
        foreach (string line in lines)
        {
            string[] cells = line.Split('\t');
            string[] own = cells[1].Split(' ', StringSplitOptions.RemoveEmptyEntries);
            string[] names = cells[0].Split('|');
            var brand = new Brand(names[0].TrimStart('~'), new DomainSet(own)) { Labels = [.. own.Select(d => d.Split('.')[0])] };
            domains.AddRange(own.Select(d => d.EndsWith(".*", StringComparison.Ordinal) ? d[..^2] + ".com" : d));
            foreach (string name in names)
            {
                _phrases.Add(FoldedText.Phrase(name.TrimStart('~')));
                _owners.Add((brand, name.StartsWith('~')));
            }
        }

        Domains = [.. domains.Where(d => d.Contains('.', StringComparison.Ordinal)).Distinct()];
        _hosts = new DomainSet(Domains);
        Labels = new HashSet<string>(_owners.Where(o => !o.Ordinary).SelectMany(o => o.Brand.Labels).Where(l => l.Length >= LeastLabel), StringComparer.Ordinal);
        _automaton = new AhoCorasick(_phrases);
    }

    /// <summary>Domains of all of them.</summary>
    public IReadOnlyList<string> Domains { get; }

    /// <summary>First labels of their domains that are no ordinary words, five letters and more.</summary>
    public IReadOnlySet<string> Labels { get; }

    /// <summary>True when a host is one of <see cref="Domains"/> or lies below it.</summary>
    public bool Own(string host) => _hosts.Contains(host);

    /// <summary>The brands that a folded text names, in order. Ordinary words count only where they are the whole text.</summary>
    public IReadOnlyList<Brand> Find(string folded)
    {
        List<Brand>? found = null;
        foreach (var match in _automaton.Find(folded))
        {
            var (brand, ordinary) = _owners[match.Pattern];
            if (ordinary && match.Length != folded.Length)
                continue;
            found ??= [];
            if (!found.Contains(brand))
                found.Add(brand);
        }

        return found ?? [];
    }
}
