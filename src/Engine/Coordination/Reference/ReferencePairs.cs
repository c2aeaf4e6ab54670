using System.Collections;

namespace Tocsin.Engine.Coordination.Reference;

/// <summary>The pairs of a run, eight bytes each: two places in the share table, earlier then later.</summary>
internal sealed class ReferencePairs(ShareTable table, ulong[] places) : IReadOnlyList<ReferencePair>
{
    public int Count => places.Length;

    public ReferencePair this[int index]
    {
        get
        {
            int first = First(index), second = Second(index);
            return new ReferencePair(
                table.Objects[first], table.Contents[first], table.Contents[second], table.Times[second] - table.Times[first],
                table.Accounts[first], table.Accounts[second]);
        }
    }

    public static ulong Pack(int first, int second) => ((ulong)(uint)first << 32) | (uint)second;

    public int First(int index) => (int)(places[index] >> 32);

    public int Second(int index) => (int)(uint)places[index];

    public IEnumerator<ReferencePair> GetEnumerator()
    {
        for (int i = 0; i < places.Length; i++)
            yield return this[i];
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
