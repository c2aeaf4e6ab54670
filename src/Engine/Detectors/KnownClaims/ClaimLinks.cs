using System.Text;
using Tocsin.Engine.Domains;
using Tocsin.Engine.Posts;

namespace Tocsin.Engine.Detectors.KnownClaims;

/// <summary>The links that prove a stance: to a fact-check, or to a page on which the claim appeared.</summary>
internal sealed class ClaimLinks
{
    private readonly PostTable _table;
    private readonly Dictionary<int, (int Claim, ClaimStance Stance)> _links = [];
    private readonly byte[] _canonical = new byte[LinkCanonicaliser.MaxOutputLength(LinkCanonicaliser.MaxInput)];

    public ClaimLinks(PostTable table, IReadOnlyList<ClaimGroup> claims)
    {
        _table = table;
        for (int c = 0; c < claims.Count; c++)
        {
            foreach (var review in claims[c].Reviews)
            {
                Add(review.Url, c, ClaimStance.Debunks);
                foreach (string page in review.Appearances)
                    Add(page, c, ClaimStance.Spreads);
            }
        }
    }

    /// <summary>True when no link in the data proves anything.</summary>
    public bool IsEmpty => _links.Count == 0;

    /// <summary>What the objects of a post prove; the claim is -1 when nothing.</summary>
    public (int Claim, ClaimStance Stance) Of(ReadOnlySpan<int> objects)
    {
        (int Claim, ClaimStance Stance) found = (-1, ClaimStance.Unclear);
        foreach (int obj in objects)
        {
            // Who gives both the page and its refutation refutes it.
            if (_links.TryGetValue(obj, out var link) && (found.Claim < 0 || link.Stance > found.Stance))
                found = link;
        }

        return found;
    }

    private void Add(string url, int claim, ClaimStance stance)
    {
        // A bare front page proves nothing.
        if (url.Length == 0 || !LinkCanonicaliser.TryCanonicalise(Encoding.UTF8.GetBytes(url), _canonical, out var link)
            || link.Length <= link.Host.Start + link.Host.Length + 1)
            return;
        byte[] key = [(byte)TraceKind.Link, .. _canonical.AsSpan(0, link.Length)];
        int obj = _table.Objects.Find(key, Utf8Pool.Hash(key));
        if (obj >= 0 && (!_links.TryGetValue(obj, out var known) || stance > known.Stance))
            _links[obj] = (claim, stance);
    }
}
