using System.Buffers;
using System.Runtime.CompilerServices;
using Tocsin.Engine.Domains;

namespace Tocsin.Engine.Lookalikes;

/// <summary>Compares names with an index, one at a time. Nothing is allocated per name; one screener per thread.</summary>
/// <remarks>
/// Own and allowed domains decide first. Then the registrable label is looked up whole, as it looks, with each of its letters left out and
/// by what it contains; labels before it whole; the host by its tail and its parts. Of several resemblances the best by
/// <see cref="LookalikeScores"/> is kept. O(length of the name), whatever the number of protected names.
/// </remarks>
public sealed class LookalikeScreener
{
    /// <summary>Labels shorter than this are compared by permutation only, not by any edit: a letter more or less is half of all short words.</summary>
    internal const int ShortestEdit = 5;

    /// <summary>The same for edits of what a label looks like.</summary>
    internal const int ShortestVisualEdit = 7;

    /// <summary>Labels of a host that are looked at.</summary>
    internal const int MostLabels = 12;

    private static readonly SearchValues<byte> CanonicalBytes = SearchValues.Create("abcdefghijklmnopqrstuvwxyz0123456789-_."u8);

    private readonly byte[] _host = new byte[HostNames.OutputLength];
    private readonly byte[] _folded = new byte[LabelFold.MaxFolded + InsideGate.Slack];
    private readonly byte[] _skeleton = new byte[LabelFold.MaxFolded];
    private readonly byte[] _read = new byte[LabelFold.MaxFolded + InsideGate.Slack];
    private readonly ulong[] _prefix = new ulong[LabelFold.MaxFolded + 1];
    private readonly ulong[] _hostPrefix = new ulong[LabelHash.Longest + 1];
    private readonly ulong[] _foldedPrefix = new ulong[LabelHash.Longest + 1];
    private readonly SuffixFinder _suffixes = new();

    private readonly LookalikeIndex _index;
    private readonly BestMatch _best;
    private readonly HostComparison _hosts;
    private readonly InsideComparison _inside;

    /// <summary>Prepares to compare names with an _index.</summary>
    public LookalikeScreener(LookalikeIndex index)
    {
        _index = index;
        _best = new BestMatch(index);
        var lures = new LureReading();
        _hosts = new HostComparison(index, _best, lures);
        _inside = new InsideComparison(index, _best, lures);
    }

    /// <summary>Compares a name.</summary>
    /// <param name="name">A host name as found: any case, Unicode or Punycode, a trailing dot or a leading <c>*.</c> allowed.</param>
    /// <param name="match">How it resembles a protected name most.</param>
    /// <param name="wellFormed">False when it cannot be a host name at all.</param>
    /// <returns>True for a resemblance that is worth an alarm.</returns>
    public bool Screen(ReadOnlySpan<byte> name, out LookalikeMatch match, out bool wellFormed)
    {
        if (name.Length > 2 && name[0] == '*' && name[1] == '.')
            name = name[2..];
        match = default;
        wellFormed = Canonical(name, out var host, out bool disguised) && !(char.IsAsciiDigit((char)host[^1]) && HostNames.IsIpAddress(host)) && host[0] != '[';
        return wellFormed && ScreenCanonical(host, disguised, out match);
    }

    // Nearly every name of a list is short and canonical but for its case.
    private bool Canonical(ReadOnlySpan<byte> name, out ReadOnlySpan<byte> host, out bool disguised)
    {
        disguised = true;
        if (name.Length <= HostReading.Longest)
        {
            var reading = HostReading.Read(name, _host);
            disguised = reading.Disguised;
            host = _host.AsSpan(0, name.Length);
            if (reading.Canonical)
                return true;
            disguised = true;
        }

        host = name;
        if (name.Length is > 0 and <= HostNames.MaxLength && !name.ContainsAnyExcept(CanonicalBytes) && name[0] != '.' && name[^1] != '.'
            && name.IndexOf(".."u8) < 0)
            return true;
        bool good = HostNames.TryCanonicalise(name, _host, out int length);
        host = _host.AsSpan(0, length);
        return good;
    }

    private bool ScreenCanonical(ReadOnlySpan<byte> host, bool disguised, out LookalikeMatch match)
    {
        var hash = new LabelHash(host, _hostPrefix);
        _best.Reset();
        int suffix = _suffixes.Start(host, hash);

        // A public suffix itself (cn.com) can be somebody's name all the same.
        if (suffix == 0)
            suffix = host.IndexOf((byte)'.') + 1;
        int start = suffix < 2 ? 0 : host[..(suffix - 1)].LastIndexOf((byte)'.') + 1;
        if (suffix >= 2)
            _index.Labels.Prefetch(hash.Part(start, suffix - 1));
        _hosts.Compare(host, suffix, hash, disguised);
        if (suffix >= 2)
        {
            CompareRegistrable(host, start, suffix, hash, disguised);
            CompareSubLabels(host, start, suffix, hash);
        }

        // Own and allowed names are many fewer than those that resemble nothing: asked last, they decide all the same.
        if (_best.TryGet(out match) && !Allowed(host, hash))
            return true;
        match = default;
        return false;
    }

    private bool Allowed(ReadOnlySpan<byte> host, in LabelHash hash)
    {
        for (int at = 0; ;)
        {
            if (_index.Allowed.TryGet(hash.Part(at, host.Length), host[at..], out _))
                return true;
            int dot = host[at..].IndexOf((byte)'.');
            if (dot < 0)
                return false;
            at += dot + 1;
        }
    }

    private void CompareRegistrable(ReadOnlySpan<byte> host, int start, int suffix, in LabelHash hash, bool disguised)
    {
        var label = host[start..(suffix - 1)];
        if (label.Length > LabelFold.MaxLabel)
            return;
        int length = LabelFold.Fold(label, _folded, out bool foreign);
        ReadOnlySpan<byte> folded = _folded.AsSpan(0, length);
        var place = new LabelPlace(host[suffix..], foreign, Registrable: true);
        var own = foreign ? new LabelHash(folded, _foldedPrefix) : hash.Slice(start, suffix - 1);
        ReadOnlySpan<byte> skeleton = _skeleton.AsSpan(0, VisualSkeleton.Write(folded, _skeleton));
        var seen = new LabelHash(skeleton, _prefix);
        CompareLabel(folded, own, skeleton, seen, place);
        CompareEdits(folded, own, skeleton, seen, place);
        _inside.Compare(_folded, length, place);
        if ((disguised || foreign) && PlainReading.Write(folded, _read) is var read && !_read.AsSpan(0, read).SequenceEqual(folded))
            _inside.Compare(_read, read, place);

        CompareDotting(host, start, suffix, place);
    }

    private void CompareSubLabels(ReadOnlySpan<byte> host, int end, int suffix, in LabelHash hash)
    {
        var before = end == 0 ? default : host[..(end - 1)];
        for (int n = 0; n < MostLabels && !before.IsEmpty; n++)
        {
            int start = before.LastIndexOf((byte)'.') + 1;
            var label = before[start..];
            if (label.Length is >= 4 and <= LabelFold.MaxLabel)
            {
                int length = LabelFold.Fold(label, _folded, out bool foreign);
                ReadOnlySpan<byte> folded = _folded.AsSpan(0, length);
                var place = new LabelPlace(host[suffix..], foreign, Registrable: false);
                var own = foreign ? new LabelHash(folded, _foldedPrefix) : hash.Slice(start, before.Length);
                ReadOnlySpan<byte> skeleton = _skeleton.AsSpan(0, VisualSkeleton.Write(folded, _skeleton));
                CompareLabel(folded, own, skeleton, new LabelHash(skeleton, _prefix), place);
                _inside.Compare(_folded, length, place);
            }

            before = start == 0 ? default : before[..(start - 1)];
        }
    }

    /// <summary>The label as a whole: the same, a permutation, or what looks the same.</summary>
    private void CompareLabel(ReadOnlySpan<byte> label, in LabelHash own, ReadOnlySpan<byte> skeleton, in LabelHash seen, in LabelPlace place)
    {
        if (label.Length < 2)
            return;
        foreach (ulong entry in _index.Labels.Find(own.Whole))
        {
            var form = _index.Forms[LabelTable.Name(entry)];
            var kind = LabelTable.Kind(entry);
            if (_best.Wants(form, kind, place) && (kind == LookalikeKind.SameLabel ? form.Label.AsSpan().SequenceEqual(label) : PermutationCheck.Makes(form.Label, kind, label)))
                _best.OfferLabel(form, kind, place);
        }

        foreach (ulong entry in _index.Visual.Find(seen.Whole))
        {
            var form = _index.Forms[LabelTable.Name(entry)];
            if (!form.Label.AsSpan().SequenceEqual(label) && VisualEquals(form.Label, skeleton))
                _best.OfferLabel(form, LookalikeKind.Homoglyph, place);
        }
    }

    /// <summary>Any single edit, of the letters and of what they look like.</summary>
    private void CompareEdits(ReadOnlySpan<byte> label, in LabelHash own, ReadOnlySpan<byte> skeleton, in LabelHash seen, in LabelPlace place)
    {
        if (label.Length >= ShortestEdit - 1 && _index.Edits.MayBeNear(own))
            CompareDeletions(label, own, place);
        if (skeleton.Length >= ShortestVisualEdit - 1 && _index.VisualEdits.MayBeNear(seen))
            CompareVisualDeletions(skeleton, seen, place);
    }

    private void CompareDeletions(ReadOnlySpan<byte> label, in LabelHash own, in LabelPlace place)
    {
        for (int i = -1; i < label.Length; i++)
        {
            foreach (ulong entry in _index.Deletions.Find(i < 0 ? own.Whole : own.Without(i)))
            {
                var form = _index.Forms[LabelTable.Name(entry)];
                if (OneEdit.Apart(form.Label, label))
                    _best.OfferLabel(form, LookalikeKind.Edit, place);
            }
        }
    }

    [SkipLocalsInit]
    private void CompareVisualDeletions(ReadOnlySpan<byte> skeleton, in LabelHash seen, in LabelPlace place)
    {
        Span<byte> other = stackalloc byte[LabelFold.MaxFolded];
        for (int i = -1; i < skeleton.Length; i++)
        {
            foreach (ulong entry in _index.VisualDeletions.Find(i < 0 ? seen.Whole : seen.Without(i)))
            {
                var form = _index.Forms[LabelTable.Name(entry)];
                if (OneEdit.Apart(other[..VisualSkeleton.Write(form.Label, other)], skeleton))
                    _best.OfferLabel(form, LookalikeKind.VisualEdit, place);
            }
        }
    }

    /// <summary>A dot put into a protected label: b.ild.de, or lastam.pa.it where pa.it is a suffix.</summary>
    private void CompareDotting(ReadOnlySpan<byte> host, int start, int suffix, in LabelPlace place)
    {
        var label = host[start..(suffix - 1)];
        if (start > 0)
            CompareJoint(host[(host[..(start - 1)].LastIndexOf((byte)'.') + 1)..(start - 1)], label, place);
        int dot = place.Suffix.IndexOf((byte)'.');
        if (dot > 0)
            CompareJoint(label, place.Suffix[..dot], new LabelPlace(place.Suffix[(dot + 1)..], place.International, Registrable: true));
    }

    private void CompareJoint(ReadOnlySpan<byte> first, ReadOnlySpan<byte> second, in LabelPlace place)
    {
        if (first.Length + second.Length > LabelFold.MaxLabel)
            return;
        first.CopyTo(_read);
        second.CopyTo(_read.AsSpan(first.Length));
        ReadOnlySpan<byte> joined = _read.AsSpan(0, first.Length + second.Length);
        foreach (ulong entry in _index.Labels.Find(LabelHash.Of(joined)))
        {
            var form = _index.Forms[LabelTable.Name(entry)];
            if (LabelTable.Kind(entry) == LookalikeKind.SameLabel && form.Role is FormRole.Label or FormRole.SuffixLabel && form.Label.AsSpan().SequenceEqual(joined))
                _best.OfferLabel(form, LookalikeKind.Dotting, place);
        }
    }

    [SkipLocalsInit]
    private static bool VisualEquals(ReadOnlySpan<byte> label, ReadOnlySpan<byte> skeleton)
    {
        Span<byte> other = stackalloc byte[LabelFold.MaxFolded];
        return other[..VisualSkeleton.Write(label, other)].SequenceEqual(skeleton);
    }
}
