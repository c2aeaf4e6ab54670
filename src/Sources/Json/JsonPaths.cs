namespace Tocsin.Sources.Json;

/// <summary>Where the records of a JSON document stand: dotted key paths, the empty one for the top level.</summary>
/// <remarks>
/// A path names an array whose elements are the records; arrays on the way leave no trace (<c>chats.list.messages</c>).
/// Objects at the top level are records themselves unless a path leads into them.
/// </remarks>
/// <param name="Arrays">The paths.</param>
/// <param name="MaxRecordBytes">A limit above the usual one, for formats whose records are whole pages; 0 for the usual.</param>
internal sealed record JsonPaths(IReadOnlyList<string> Arrays, int MaxRecordBytes = 0)
{
    /// <summary>Records are the objects at the top level or in the top-level array.</summary>
    public static JsonPaths Top { get; } = new([""]);

    /// <summary>True when the elements of an array at this path are records.</summary>
    public bool IsRecords(string path) => Arrays.Contains(path, StringComparer.Ordinal);

    /// <summary>True when records stand somewhere below an object at this path.</summary>
    public bool LeadsOn(string path)
    {
        foreach (string array in Arrays)
        {
            if (path.Length == 0 ? array.Length > 0 : array.StartsWith(path + ".", StringComparison.Ordinal))
                return true;
        }

        return false;
    }
}
