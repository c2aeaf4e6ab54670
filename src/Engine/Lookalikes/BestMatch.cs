namespace Tocsin.Engine.Lookalikes;

/// <summary>Keeps the strongest of the resemblances offered for one screened name. One per thread.</summary>
internal sealed class BestMatch(LookalikeIndex index)
{
    private LookalikeMatch _best;
    private int _others;

    /// <summary>Forgets the name before.</summary>
    public void Reset() => (_best, _others) = (default, 0);

    /// <summary>The strongest, when it is strong enough for an alarm.</summary>
    public bool TryGet(out LookalikeMatch match)
    {
        match = _best with { Others = _others };
        return _best.Score >= LookalikeScores.Alarm;
    }

    /// <summary>True when such a resemblance would be an alarm: worth confirming.</summary>
    public bool Wants(ProtectedForm form, LookalikeKind kind, in LabelPlace place) =>
        Score(form, kind, OtherSuffix(form, place), place) >= LookalikeScores.Alarm;

    /// <summary>A label that is, or becomes by permutation, a protected one.</summary>
    public void OfferLabel(ProtectedForm form, LookalikeKind kind, in LabelPlace place)
    {
        bool otherSuffix = OtherSuffix(form, place);
        double score = Score(form, kind, otherSuffix, place);

        // What is the same only once its letters are folded is no same label but a disguise.
        if (place.International && kind == LookalikeKind.SameLabel)
            kind = LookalikeKind.Homoglyph;
        Offer(form.Name, place.Registrable || kind != LookalikeKind.SameLabel ? kind : LookalikeKind.SubDomain, score, otherSuffix, place.International, false);
    }

    /// <summary>A label that holds a protected one.</summary>
    public void OfferInside(ProtectedForm form, ReadOnlySpan<byte> before, ReadOnlySpan<byte> after, bool lured, in LabelPlace place)
    {
        bool bounded = (before.IsEmpty || before[^1] == (byte)'-') && (after.IsEmpty || after[0] == (byte)'-');
        bool otherSuffix = OtherSuffix(form, place);
        double score = !place.Registrable ? LookalikeScores.OfInsideSubLabel(form, bounded, lured)
            : LookalikeScores.OfInside(form, bounded, lured, otherSuffix, before.Length + after.Length, before.IsEmpty || after.IsEmpty, place.International);
        Offer(form.Name, lured ? LookalikeKind.LureWord : LookalikeKind.Inside, score, otherSuffix, place.International, lured);
    }

    /// <summary>A label that holds a protected host without its dots.</summary>
    public void OfferJoined(ProtectedForm form, int tail, ReadOnlySpan<byte> before, ReadOnlySpan<byte> after, in LabelPlace place)
    {
        bool bounded = (before.IsEmpty || before[^1] == (byte)'-') && (after.IsEmpty || after[0] == (byte)'-');
        double score = LookalikeScores.OfJoined(form.Label.Length + tail, before.IsEmpty && after.IsEmpty, bounded);
        Offer(form.Name, LookalikeKind.Joined, score, true, place.International, false);
    }

    /// <summary>A host that holds a protected host, or looks like one.</summary>
    public void OfferHost(int name, LookalikeKind kind) => Offer(name, kind, LookalikeScores.Host, kind == LookalikeKind.FullNamePrefix, false, false);

    /// <summary>A host that ends in a protected host without the dot before it.</summary>
    public void OfferTail(int name, bool lured) =>
        Offer(name, lured ? LookalikeKind.LureWord : LookalikeKind.Inside, lured ? LookalikeScores.LuredTail : LookalikeScores.Tail, false, false, lured);

    private static double Score(ProtectedForm form, LookalikeKind kind, bool otherSuffix, in LabelPlace place) => place.Registrable
        ? LookalikeScores.OfLabel(form, kind, otherSuffix, place.International)
        : LookalikeScores.OfSubLabel(form, kind, place.International);

    private bool OtherSuffix(ProtectedForm form, in LabelPlace place)
    {
        ReadOnlySpan<char> own = index.Names[form.Name].Suffix;
        if (form.Role == FormRole.SuffixLabel)
            own = own[(own.IndexOf('.') + 1)..];
        return !System.Text.Ascii.Equals(place.Suffix, own);
    }

    private void Offer(int name, LookalikeKind kind, double score, bool otherSuffix, bool international, bool lured)
    {
        if (score < LookalikeScores.Alarm)
            return;
        bool first = _best.Score == 0;
        if (!first && name != _best.Name)
            _others++;
        if (first || score > _best.Score || (score == _best.Score && name < _best.Name))
            _best = new LookalikeMatch(name, kind, score, otherSuffix, international, lured, 0);
    }
}
