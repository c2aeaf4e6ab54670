using System.Text;

namespace Tocsin.Engine.Lookalikes;

/// <summary>The protected names, ready to be compared with a stream of names. The cost of a name does not grow with their number.</summary>
/// <remarks>
/// Three structures: hashes of every label that permutation makes of a protected label (<see cref="Permutations"/>), hashes of protected
/// labels with one letter left out (edit distance 1 by deletion neighbourhood: Mor and Fraenkel 1982), and an automaton over labels
/// (<see cref="LabelPatterns"/>), each behind a gate that nearly every name of the world does not pass (docs/decisions/0022). Four to six KB
/// a name. Immutable; share it between threads, each with a <see cref="LookalikeScreener"/>.
/// </remarks>
public sealed class LookalikeIndex
{
    private readonly int[] _ownForm;

    private LookalikeIndex(IReadOnlyList<ProtectedName> names, ProtectedForm[] forms, IEnumerable<string> allowed)
    {
        Names = names;
        Forms = forms;
        _ownForm = new int[names.Count];
        Array.Fill(_ownForm, -1);
        for (int f = 0; f < forms.Length; f++)
        {
            if (forms[f].Role == FormRole.Label)
                _ownForm[forms[f].Name] = f;
        }

        Hosts = new HostSet([.. names.Select((name, n) => (Encoding.ASCII.GetBytes(name.Host), n))]);
        var own = names.SelectMany(n => n.Label.Length > 0 ? new[] { n.Host, n.Registrable } : [n.Host]);
        Allowed = new HostSet([.. own.Concat(allowed).Select(h => (Encoding.UTF8.GetBytes(h), 0))]);

        Patterns = new LabelPatterns([.. forms.Select(f => f.Label)]);
        var skeletons = Array.ConvertAll(forms, form => VisualSkeleton.Of(form.Label));
        Labels = LabelTableBuilder.Build(forms.Length, (table, f) =>
        {
            table.Add(LookalikeKind.SameLabel, LabelHash.Of(forms[f].Label));
            if (forms[f].Role is FormRole.Label or FormRole.SuffixLabel && forms[f].Label.Length >= 3)
                table.AddPermutations(forms[f].Label);
        });
        Visual = LabelTableBuilder.Build(forms.Length, (table, f) =>
        {
            if (forms[f].Label.Length >= 3)
                table.Add(LookalikeKind.Homoglyph, LabelHash.Of(skeletons[f]));
        });
        Deletions = LabelTableBuilder.Build(forms.Length, (table, f) =>
        {
            if (forms[f].HasEdits)
                table.AddDeletions(forms[f].Label);
        });
        VisualDeletions = LabelTableBuilder.Build(forms.Length, (table, f) =>
        {
            if (forms[f].HasVisualEdits(skeletons[f].Length))
                table.AddDeletions(skeletons[f]);
        });
        Edits = new EditGate([.. forms.Where(f => f.HasEdits).Select(f => f.Label)]);
        VisualEdits = new EditGate([.. forms.Select((f, n) => (f, skeleton: skeletons[n])).Where(p => p.f.HasVisualEdits(p.skeleton.Length)).Select(p => p.skeleton)]);
        Inside = new InsideGate(forms);
    }

    /// <summary>The protected names.</summary>
    public IReadOnlyList<ProtectedName> Names { get; }

    /// <summary>Bytes held by the index, the names themselves not counted.</summary>
    public long Bytes => Labels.Bytes + Deletions.Bytes + Visual.Bytes + VisualDeletions.Bytes + Patterns.Bytes
        + Edits.Bytes + VisualEdits.Bytes + Inside.Bytes;

    internal ProtectedForm[] Forms { get; }

    /// <summary>Domains that raise no alarm, with everything below them: the protected themselves and allow-lists.</summary>
    internal HostSet Allowed { get; }

    /// <summary>The protected hosts.</summary>
    internal HostSet Hosts { get; }

    internal LabelTable Labels { get; }

    internal LabelTable Deletions { get; }

    internal LabelTable Visual { get; }

    internal LabelTable VisualDeletions { get; }

    internal LabelPatterns Patterns { get; }

    /// <summary>Stands before <see cref="Deletions"/>.</summary>
    internal EditGate Edits { get; }

    /// <summary>Stands before <see cref="VisualDeletions"/>.</summary>
    internal EditGate VisualEdits { get; }

    /// <summary>Stands before <see cref="Patterns"/>.</summary>
    internal InsideGate Inside { get; }

    /// <summary>Builds the index.</summary>
    /// <param name="names">At most a million labels in all.</param>
    /// <param name="allowed">Domains that never alarm, canonical, with all below them.</param>
    /// <param name="sample">Names known to be ordinary, to grade how common each label is; the built-in popular names when null.</param>
    public static LookalikeIndex Build(IReadOnlyList<ProtectedName> names, IEnumerable<string> allowed, IEnumerable<byte[]>? sample = null)
    {
        var tails = new Dictionary<string, byte[][]>(StringComparer.Ordinal);
        var forms = names.SelectMany((name, n) => FormsOf(name, n, tails)).ToArray();
        if (forms.Length >= LabelTable.MaxNames)
            throw new ArgumentException($"{forms.Length} labels are more than an index can hold ({LabelTable.MaxNames - 1})", nameof(names));
        var index = new LookalikeIndex(names, forms, allowed);
        new SampleGrading(index).Grade(sample ?? PopularNames.All());
        return index;
    }

    /// <summary>How many names of the sample each protected name would have alarmed on in its weakest shapes.</summary>
    public (int Inside, int Edits) SampleAlarms(int name)
    {
        int form = _ownForm[name];
        return form < 0 ? (0, 0) : (Forms[form].SampleInside, Forms[form].SampleEdits);
    }

    private static IEnumerable<ProtectedForm> FormsOf(ProtectedName name, int n, Dictionary<string, byte[][]> tails)
    {
        var made = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (label, role) in LabelsOf(name))
        {
            byte[] folded = Folded(label);
            if (folded.Length >= 2 && made.Add(Encoding.ASCII.GetString(folded)))
                yield return new ProtectedForm(n, folded, role) { Tails = TailsOf(name, label, tails) };
        }
    }

    private static IEnumerable<(string Label, FormRole Role)> LabelsOf(ProtectedName name)
    {
        if (name.Label.Length > 0)
            yield return (name.Label, FormRole.Label);
        string undigited = name.Label.TrimEnd('0', '1', '2', '3', '4', '5', '6', '7', '8', '9');
        if (undigited.Length >= 6 && undigited.Length < name.Label.Length)
            yield return (undigited, FormRole.Short);
        if (name.Label.Length == 0 && name.Suffix.Contains('.', StringComparison.Ordinal))
            yield return (name.Suffix[..name.Suffix.IndexOf('.', StringComparison.Ordinal)], FormRole.SuffixLabel);
        foreach (string sub in name.SubLabels)
        {
            if (sub.Length >= 3)
                yield return (sub, FormRole.Sub);
        }
    }

    /// <summary>The rest of the host behind a label, as people write it without dots; one array for all names under one suffix.</summary>
    private static byte[][] TailsOf(ProtectedName name, string label, Dictionary<string, byte[][]> known)
    {
        string[] parts = name.Host.Split('.');
        int at = Array.IndexOf(parts, label);
        if (at < 0 || at + 1 == parts.Length)
            return [];
        string[] rest = parts[(at + 1)..];
        string suffix = string.Join('-', rest);
        if (known.TryGetValue(suffix, out byte[][]? shared))
            return shared;
        var tails = new List<string> { "-" + suffix, string.Concat(rest) };
        if (rest.Length > 1)
            tails.AddRange(["-" + rest[0], rest[0]]);
        return known[suffix] = [.. tails.Select(Encoding.ASCII.GetBytes)];
    }

    private static byte[] Folded(string label)
    {
        var output = new byte[LabelFold.MaxFolded];
        return label.Length <= LabelFold.MaxLabel
            ? output[..LabelFold.Fold(Encoding.ASCII.GetBytes(label), output, out _)]
            : [];
    }
}
