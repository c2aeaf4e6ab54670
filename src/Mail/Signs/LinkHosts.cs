namespace Tocsin.Mail.Signs;

/// <summary>Hosts behind which the real target or owner of a link hides.</summary>
public sealed class LinkHosts
{
    private readonly Dictionary<string, string> _kinds = new(StringComparer.Ordinal);

    /// <summary>Reads the data file.</summary>
    public LinkHosts()
    {
        foreach (string[] cells in DataFile.Lines("link_hosts.txt").Select(l => l.Split('\t')))
            _kinds[cells[0]] = cells[1];
    }

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
