using System.Runtime.InteropServices;

namespace Tocsin.Engine.Coordination.Reference;

/// <summary>Figures per object.</summary>
internal static class ObjectStatistics
{
    /// <summary>The objects of the edges, most accounts first, then by name.</summary>
    public static ReferenceObject[] Of(IReadOnlyList<ReferenceEdge> edges, int[] objectRanks, bool oneEnd)
    {
        var ends = new List<(int Object, int Account)>();
        foreach (var edge in edges)
        {
            foreach (int id in edge.Objects.Span)
            {
                ends.Add((id, edge.From));
                if (!oneEnd)
                    ends.Add((id, edge.To));
            }
        }

        ends.Sort();
        var objects = new List<ReferenceObject>();
        for (int i = 0; i < ends.Count; i++)
        {
            if (i == 0 || ends[i].Object != ends[i - 1].Object)
                objects.Add(new ReferenceObject(ends[i].Object, 1));
            else if (ends[i] != ends[i - 1])
                CollectionsMarshal.AsSpan(objects)[^1] = objects[^1] with { Accounts = objects[^1].Accounts + 1 };
        }

        objects.Sort((x, y) => x.Accounts != y.Accounts
            ? y.Accounts.CompareTo(x.Accounts)
            : objectRanks[x.ObjectId].CompareTo(objectRanks[y.ObjectId]));
        return [.. objects];
    }
}
