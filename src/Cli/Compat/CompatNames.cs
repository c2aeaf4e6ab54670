using Tocsin.Engine.Coordination.Reference;
using Tocsin.Engine.Pipeline;

namespace Tocsin.Cli.Compat;

/// <summary>What accounts, objects and posts are called in the tables: their names, or pseudonyms unless revealed.</summary>
internal sealed class CompatNames
{
    private CompatNames(ReferenceNames run, ReferenceNames written) => (ForRun, Written) = (run, written);

    /// <summary>Names by which the run orders and compares: an object that is somebody's post must have that post's name.</summary>
    internal ReferenceNames ForRun { get; }

    /// <summary>Names in the tables.</summary>
    internal ReferenceNames Written { get; }

    /// <summary>Names of some shares.</summary>
    internal static CompatNames Of(CompatShares shares, bool reveal, byte[]? key)
    {
        if (reveal)
        {
            var plain = ReferenceNames.From(shares.Objects, shares.Accounts, shares.Contents);
            return new CompatNames(plain, plain);
        }

        var pseudonymiser = new Pseudonymiser(key ?? shares.Key());
        var accounts = shares.Accounts.Select(pseudonymiser.Account).ToList();
        var posts = new Dictionary<string, string>(StringComparer.Ordinal);
        string Post(string id) => posts.TryGetValue(id, out string? known) ? known : posts[id] = FormattableString.Invariant($"post-{posts.Count + 1}");
        var contents = shares.Contents.Select(Post).ToList();
        var objects = shares.Objects.Select((name, id) => shares.IsLink(id) ? Pseudonymiser.Mask(name) : Post(name)).ToList();
        return new CompatNames(
            ReferenceNames.From(shares.Objects, accounts, shares.Contents), ReferenceNames.From(objects, accounts, contents));
    }
}
