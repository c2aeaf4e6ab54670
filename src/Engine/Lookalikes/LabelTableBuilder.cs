using System.Numerics;

namespace Tocsin.Engine.Lookalikes;

/// <summary>Collects the entries of a <see cref="LabelTable"/> from many threads, each into the part where its hash begins.</summary>
/// <remarks>
/// Hashes are spread evenly, so that the room of each part is known once the number of entries is: a part is filled, put in order and kept where
/// it was filled. What does not fit goes into a list. The table is the same whatever the number and the order of the threads.
/// </remarks>
internal sealed class LabelTableBuilder
{
    private const int EntriesInPart = 32_768;

    private readonly ulong[][] _parts;
    private readonly int[] _counts;
    private readonly List<ulong> _overflow = [];
    private readonly int _partBits;

    private LabelTableBuilder(long expected)
    {
        _partBits = Math.Clamp(BitOperations.Log2((ulong)Math.Max(1, expected / EntriesInPart)), 0, LabelTable.MostPartBits);
        _counts = new int[1 << _partBits];
        double each = (double)expected / _counts.Length;
        _parts = [.. _counts.Select(_ => new ulong[(int)(each + (4 * Math.Sqrt(each)) + 16)])];
    }

    /// <summary>Builds a table.</summary>
    /// <param name="forms">How many labels are protected.</param>
    /// <param name="add">Writes what imitates the label of a number; called from several threads, for a part of the numbers twice.</param>
    public static LabelTable Build(int forms, Action<LabelTableWriter, int> add)
    {
        // Every eighth label tells how much room all need.
        int step = forms < 4096 ? 1 : 8;
        var sample = new LabelTableWriter(null);
        for (int form = 0; form < forms; form += step)
            Write(sample, form, add);
        var builder = new LabelTableBuilder(step == 1 ? sample.Written : (long)(sample.Written * step * 1.02));
        int threads = Math.Clamp(forms / 64, 1, Environment.ProcessorCount);
        Parallel.For(0, threads, thread =>
        {
            var writer = new LabelTableWriter(builder);
            for (int form = thread; form < forms; form += threads)
                Write(writer, form, add);
        });
        return builder.Finish();
    }

    /// <summary>Takes an entry.</summary>
    public void Add(ulong entry)
    {
        int part = PartOf(entry);
        int place = Interlocked.Increment(ref _counts[part]) - 1;
        if (place < _parts[part].Length)
        {
            _parts[part][place] = entry;
            return;
        }

        lock (_overflow)
            _overflow.Add(entry);
    }

    private static void Write(LabelTableWriter writer, int form, Action<LabelTableWriter, int> add)
    {
        writer.Form = form;
        add(writer, form);
    }

    private LabelTable Finish()
    {
        var late = _overflow.ToLookup(PartOf);
        Parallel.For(0, _parts.Length, part =>
        {
            ref ulong[] entries = ref _parts[part];
            int filled = Math.Min(_counts[part], entries.Length);
            if (late.Contains(part))
            {
                entries = [.. entries.AsSpan(0, filled), .. late[part]];
                filled = entries.Length;
            }

            _counts[part] = LabelTable.Order(entries.AsSpan(0, filled));

            // Room that stays empty is given back where it is worth a copy.
            if (_counts[part] * 8L < entries.Length * 7L)
                Array.Resize(ref entries, _counts[part]);
        });
        return new LabelTable(_parts, _counts);
    }

    private int PartOf(ulong entry) => _partBits == 0 ? 0 : (int)(entry >> (64 - _partBits));
}
