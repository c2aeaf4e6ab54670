using Tocsin.Engine.Domains;

namespace Tocsin.Engine.Lookalikes;

/// <summary>Counts in a sample of ordinary names how common each protected label is: as a part of other labels, and one edit away.</summary>
internal sealed class SampleGrading(LookalikeIndex index)
{
    private readonly ulong[] _prefix = new ulong[LabelFold.MaxFolded + 1];

    /// <summary>Grades every label of the index; O(bytes of the sample).</summary>
    public void Grade(IEnumerable<byte[]> sample)
    {
        foreach (byte[] host in sample)
        {
            int suffix = PublicSuffixes.SuffixStart(host, privateSection: true);
            if (suffix < 2)
                continue;
            int start = host.AsSpan(0, suffix - 1).LastIndexOf((byte)'.') + 1;
            var label = host.AsSpan(start, suffix - 1 - start);
            if (label.Length > LabelFold.MaxLabel)
                continue;
            CountInside(label);
            CountEdits(label);
        }
    }

    private void CountInside(ReadOnlySpan<byte> label)
    {
        var patterns = index.Patterns;
        int state = LabelPatterns.Start;
        foreach (byte b in label)
        {
            state = patterns.Step(state, b, out bool matches);
            if (!matches)
                continue;
            for (int at = patterns.Matching(state); at >= 0; at = patterns.Shorter(at))
            {
                for (int p = patterns.First(at); p >= 0; p = patterns.Same(p))
                {
                    if (patterns.Length(p) < label.Length)
                        index.Forms[p].SampleInside++;
                }
            }
        }
    }

    private void CountEdits(ReadOnlySpan<byte> label)
    {
        var hash = new LabelHash(label, _prefix);
        for (int i = -1; i < label.Length; i++)
        {
            foreach (ulong entry in index.Deletions.Find(i < 0 ? hash.Whole : hash.Without(i)))
            {
                var form = index.Forms[LabelTable.Name(entry)];
                if (OneEdit.Apart(form.Label, label))
                    form.SampleEdits++;
            }
        }
    }
}
