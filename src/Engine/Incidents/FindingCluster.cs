using Tocsin.Engine.Model.Findings;

namespace Tocsin.Engine.Incidents;

/// <summary>Findings joined so far, with the union of their accounts and of the objects that can bind.</summary>
internal sealed class FindingCluster
{
    /// <summary>Kinds of object that bind. A domain or a hashtag is too widely used to tell one group from another.</summary>
    private static readonly string[] BindingKinds = ["link", "text", "media", "reshare"];

    /// <summary>An object binds only when the group is at least this part of all accounts that acted on it: what everybody shares
    /// binds nobody.</summary>
    private const double OwnShare = 0.1;

    public FindingCluster(FindingCase only)
    {
        Cases = [only];
        Accounts = new HashSet<string>(only.Finding.Accounts.Select(a => a.Account), StringComparer.Ordinal);
        Objects = [.. only.Finding.Objects.Where(Binds).Select(o => (o.Kind, o.Value))];
    }

    public List<FindingCase> Cases { get; }

    public HashSet<string> Accounts { get; }

    public HashSet<(string Kind, string Value)> Objects { get; }

    public void Absorb(FindingCluster other)
    {
        Cases.AddRange(other.Cases);
        Accounts.UnionWith(other.Accounts);
        Objects.UnionWith(other.Objects);
    }

    private static bool Binds(SharedObject shared) =>
        BindingKinds.Contains(shared.Kind, StringComparer.Ordinal) && shared.Accounts >= OwnShare * shared.AccountsInData;
}
