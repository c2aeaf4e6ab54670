using System.Text;
using Tocsin.Engine.Model.Elections;
using Tocsin.Engine.Posts;

namespace Tocsin.Engine.Detectors.Outlets;

/// <summary>Says whose post a post is: an outlet's own accounts, by platform and name, whatever its case.</summary>
internal sealed class OutletAccounts
{
    private readonly Dictionary<int, List<(int Outlet, string Platform)>> _owners = [];
    private readonly PostTable _table;

    public OutletAccounts(PostTable table, IReadOnlyList<KnownOutlet> outlets)
    {
        _table = table;
        var wanted = new Dictionary<string, List<(int Outlet, string Platform)>>(StringComparer.OrdinalIgnoreCase);
        for (int o = 0; o < outlets.Count; o++)
        {
            foreach (string[] account in outlets[o].Accounts.Select(a => a.Split(':', 2)).Where(a => a.Length == 2 && a[1].Length > 0))
            {
                if (!wanted.TryGetValue(account[1], out var owners))
                    wanted[account[1]] = owners = [];
                owners.Add((o, account[0]));
            }
        }

        for (int a = 0; wanted.Count > 0 && a < table.Accounts.Count; a++)
        {
            if (wanted.TryGetValue(Encoding.UTF8.GetString(table.Accounts.Get(a)), out var owners))
                _owners[a] = owners;
        }
    }

    /// <summary>The outlet that a post comes from, or -1. A post that names no platform is taken to be on the right one.</summary>
    public int Of(PostSegment segment, int row)
    {
        if (_owners.Count == 0 || !_owners.TryGetValue(segment.Account[row], out var owners))
            return -1;
        string platform = _table.Labels.Get(segment.Platform[row]);
        return owners.Where(o => platform.Length == 0 || string.Equals(o.Platform, platform, StringComparison.OrdinalIgnoreCase)).Select(o => o.Outlet).DefaultIfEmpty(-1).First();
    }
}
