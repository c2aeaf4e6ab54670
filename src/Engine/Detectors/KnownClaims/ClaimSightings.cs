using System.Text;
using Tocsin.Engine.Posts;
using Tocsin.Engine.Text;

namespace Tocsin.Engine.Detectors.KnownClaims;

/// <summary>Goes through the posts and notes which repeat a claim, in their words, by a link, or by resharing one that does.</summary>
internal sealed class ClaimSightings
{
    private readonly PostTable _table;
    private readonly ClaimIndex _index;
    private readonly ClaimSearch _search;
    private readonly ClaimLinks _links;
    private readonly StanceReader _stance = new();
    private readonly Dictionary<int, (ClaimMatch Match, ClaimStance Stance)> _reshares = [];
    private readonly List<ClaimSighting> _found = [];
    private byte[] _buffer = new byte[1024];

    private ClaimSightings(PostTable table, ClaimIndex index, ClaimSearch search)
    {
        (_table, _index, _search, _links) = (table, index, search, new ClaimLinks(table, index.Claims));
    }

    /// <summary>All sightings by number of the post, each post once.</summary>
    public static List<ClaimSighting> Find(PostTable table, ClaimIndex index, ClaimSearch search, CancellationToken cancellation)
    {
        var sightings = new ClaimSightings(table, index, search);
        var texts = sightings.MatchTexts(cancellation);
        sightings.Originals(texts);
        sightings.MatchReshares(cancellation);
        sightings.Reshares();
        sightings._found.Sort((x, y) => x.Post.CompareTo(y.Post));
        return sightings._found;
    }

    // Each distinct text once: most claims are passed on by copying.
    private ClaimMatch[] MatchTexts(CancellationToken cancellation)
    {
        var matches = new ClaimMatch[_table.Texts.Count];
        for (int t = 0; t < matches.Length; t++)
        {
            if ((t & 0x3FFF) == 0)
                cancellation.ThrowIfCancellationRequested();
            var segment = _table.Locate(_table.Texts.FirstPost(t), out int row);
            int length = TextNormaliser.Normalise(segment.Resolve(segment.Text[row]), ref _buffer, out _);
            matches[t] = _search.Best(_buffer.AsSpan(0, length));
        }

        return matches;
    }

    private void Originals(ClaimMatch[] texts)
    {
        int post = 0;
        foreach (var segment in _table.Segments)
        {
            for (int row = 0; row < segment.Count; row++, post++)
            {
                var match = segment.Distinct[row] < 0 ? ClaimMatch.None : texts[segment.Distinct[row]];
                var link = _links.IsEmpty ? (Claim: -1, ClaimStance.Unclear) : _links.Of(segment.Objects(row));
                if (match.Claim < 0 && link.Claim < 0)
                    continue;
                if (match.Claim >= 0 && link.Claim < 0 && !SameNumbers(segment, row, match.Claim))
                    continue;
                var sighting = Sight(post, segment, row, match, link);
                _found.Add(sighting);
                Remember(post, new ClaimMatch(sighting.Claim, 1, sighting.Bits), sighting.Stance);
            }
        }
    }

    private ClaimSighting Sight(int post, PostSegment segment, int row, ClaimMatch match, (int Claim, ClaimStance Stance) link)
    {
        int claim = link.Claim >= 0 ? link.Claim : match.Claim;
        var stance = Stance(segment, row, claim);
        if (link.Claim >= 0 && (link.Stance == ClaimStance.Debunks || stance != ClaimStance.Debunks))
            stance = link.Stance;
        return new ClaimSighting(post, claim, stance, link.Claim >= 0 ? double.PositiveInfinity : match.Bits);
    }

    private bool SameNumbers(PostSegment segment, int row, int claim) =>
        ClaimNumbers.Agree(Encoding.UTF8.GetString(segment.Resolve(segment.Text[row])), _index.Claims[claim].Text);

    private ClaimStance Stance(PostSegment segment, int row, int claim) =>
        _stance.Read(Encoding.UTF8.GetString(segment.Resolve(segment.Text[row])), _index.Claims[claim].Text);

    private void Remember(int post, ClaimMatch match, ClaimStance stance)
    {
        int obj = ResharedPosts.ObjectOf(_table, post);

        // Two platforms may use one id: the kinder reading stands, whatever the order.
        if (obj >= 0 && (!_reshares.TryGetValue(obj, out var known) || (stance, -match.Claim).CompareTo((known.Stance, -known.Match.Claim)) > 0))
            _reshares[obj] = (match, stance);
    }

    // Reshares that do not say of which post carry its folded words as their object (see PostPreparer).
    private void MatchReshares(CancellationToken cancellation)
    {
        for (int o = 0; o < _table.Objects.Count; o++)
        {
            if ((o & 0xFFFF) == 0)
                cancellation.ThrowIfCancellationRequested();
            if (_table.KindOf(o) != TraceKind.Reshare || !_table.ValueOf(o).Contains((byte)' '))
                continue;
            var match = _search.Best(_table.ValueOf(o));
            if (match.Claim < 0)
                continue;
            string words = Encoding.UTF8.GetString(_table.ValueOf(o));
            _reshares[o] = (match, _stance.Read(words, _index.Claims[match.Claim].Text));
        }
    }

    private void Reshares()
    {
        foreach (var (post, obj) in ResharedPosts.Of(_table, _reshares.ContainsKey, _reshares.Count))
            _found.Add(new ClaimSighting(post, _reshares[obj].Match.Claim, _reshares[obj].Stance, _reshares[obj].Match.Bits));
    }
}
