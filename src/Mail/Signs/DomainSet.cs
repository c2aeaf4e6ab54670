using Tocsin.Mail.Reading;

namespace Tocsin.Mail.Signs;

/// <summary>Domains with everything below them; <c>google.*</c> means that label under any suffix that a country or .com sells.</summary>
public sealed class DomainSet
{
    private readonly HashSet<string> _hosts = new(StringComparer.Ordinal);
    private readonly HashSet<string> _labels = new(StringComparer.Ordinal);

    /// <summary>Takes entries.</summary>
    public DomainSet(IEnumerable<string> entries)
    {
        foreach (string entry in entries)
        {
            if (entry.EndsWith(".*", StringComparison.Ordinal))
                _labels.Add(entry[..^2]);
            else
                _hosts.Add(entry);
        }
    }

    /// <summary>True when a host lies in one of them.</summary>
    public bool Contains(string host)
    {
        for (string rest = host; rest.Length > 0;)
        {
            if (_hosts.Contains(rest))
                return true;
            int dot = rest.IndexOf('.', StringComparison.Ordinal);
            rest = dot < 0 ? "" : rest[(dot + 1)..];
        }

        if (_labels.Count == 0)
            return false;
        string organisation = HostText.Organisation(host);
        int cut = organisation.IndexOf('.', StringComparison.Ordinal);

        // National suffixes have two letters and .com is what owners take first; throw-away suffixes are longer.
        return cut > 0 && _labels.Contains(organisation[..cut]) && organisation[(cut + 1)..].Split('.') is var suffix && (suffix[^1].Length == 2 || suffix[^1] is "com" or "net" or "org");
    }
}
