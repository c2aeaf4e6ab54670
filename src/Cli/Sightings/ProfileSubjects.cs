using Tocsin.Engine.Model.Elections;
using Tocsin.Mail.Reading;

namespace Tocsin.Cli.Sightings;

/// <summary>Which protected subjects of a profile something bears on: by domain, and by name where a text names them.</summary>
internal sealed class ProfileSubjects
{
    // "Le Pen" yes, "Ann" no: shorter names stand in other words.
    private const int ShortestName = 6;

    private readonly List<(string Domain, string Id)> _domains = [];
    private readonly List<(string Name, string Id)> _names = [];

    /// <summary>Reads a profile; null for none.</summary>
    public ProfileSubjects(Election? election)
    {
        foreach (var subject in election?.Protected ?? [])
        {
            _domains.AddRange(subject.Domains.Select(d => (HostText.Canonical(d), subject.Id)).Where(d => d.Item1.Length > 0));
            _names.AddRange(subject.Aliases.Prepend(subject.Name).Where(n => n.Length >= ShortestName).Select(n => (Fold(n), subject.Id)));
        }
    }

    /// <summary>True when a host belongs to one of them.</summary>
    public bool Owns(string host) => _domains.Exists(d => HostText.Within(host, d.Domain));

    /// <summary>Those to whom a host belongs.</summary>
    public IEnumerable<string> ByHost(string host) => _domains.Where(d => HostText.Within(host, d.Domain)).Select(d => d.Id).Distinct(StringComparer.Ordinal);

    /// <summary>Those whose name or domain is this protected name.</summary>
    public IEnumerable<string> ByDomain(string domain) => _domains.Where(d => HostText.Within(d.Domain, domain) || HostText.Within(domain, d.Domain)).Select(d => d.Id).Distinct(StringComparer.Ordinal);

    /// <summary>Those whom a text names.</summary>
    public IEnumerable<string> ByName(string text)
    {
        string folded = Fold(text);
        return _names.Where(n => Holds(folded, n.Name)).Select(n => n.Id).Distinct(StringComparer.Ordinal);
    }

    private static bool Holds(string text, string name)
    {
        for (int at = text.IndexOf(name, StringComparison.Ordinal); at >= 0; at = text.IndexOf(name, at + 1, StringComparison.Ordinal))
        {
            bool before = at == 0 || !char.IsLetterOrDigit(text[at - 1]), after = at + name.Length == text.Length || !char.IsLetterOrDigit(text[at + name.Length]);
            if (before && after)
                return true;
        }

        return false;
    }

    private static string Fold(string text) => string.Create(text.Length, text, static (span, t) => t.AsSpan().ToLowerInvariant(span));
}
