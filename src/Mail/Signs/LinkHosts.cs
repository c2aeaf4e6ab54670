namespace Tocsin.Mail.Signs;

/// <summary>Hosts behind which the real target or owner of a link hides.</summary>
public sealed class LinkHosts
{
    private readonly Dictionary<string, string> _kinds = new(StringComparer.Ordinal);

    private readonly List<(string Host, string Path)> _redirectors = [.. DataFile.Lines("redirectors.txt").Select(l => l.Split('\t')).Select(c => (c[0], c[1]))];

    /// <summary>Reads the data files.</summary>
    public LinkHosts()
    {
        foreach (string[] cells in DataFile.Lines("link_hosts.txt").Select(l => l.Split('\t')))
            _kinds[cells[0]] = cells[1];
    }

    /// <summary>True where a well-known site passes readers on to anywhere.</summary>
    public bool PassesOn(string host, string path)
    {
        foreach (var (site, beginning) in _redirectors)
        {
            if (Reading.HostText.Within(host, site) && path.StartsWith(beginning, StringComparison.OrdinalIgnoreCase))
                return true;
        }

        return false;
    }

    /// <summary>True for a name below a site builder's; its own mail comes from the builder's name itself.</summary>
    public bool IsBelowBuilder(string host) => KindOf(host) == "builder" && !_kinds.ContainsKey(host);

    /// <summary>shortener, builder, storage, redirect; empty for any other host.</summary>
    public string KindOf(string host)
    {
        for (string rest = host; rest.Length > 0;)
        {
            if (_kinds.TryGetValue(rest, out string? kind))
                return kind;
            int dot = rest.IndexOf('.', StringComparison.Ordinal);
            rest = dot < 0 ? "" : rest[(dot + 1)..];
        }

        return "";
    }
}
