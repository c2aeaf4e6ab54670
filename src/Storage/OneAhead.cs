namespace Tocsin.Storage;

/// <summary>Prepares the next item while the caller works on the one before.</summary>
internal static class OneAhead
{
    /// <summary>The same items in the same order; two exist at a time.</summary>
    public static IEnumerable<T> Of<T>(IEnumerable<T> items)
        where T : class
    {
        using var source = items.GetEnumerator();
        var next = Task.Run(Take);
        try
        {
            while (next.GetAwaiter().GetResult() is { } item)
            {
                next = Task.Run(Take);
                yield return item;
            }
        }
        finally
        {
            // Whoever stops early may not leave the source to two.
            ((IAsyncResult)next).AsyncWaitHandle.WaitOne();
        }

        T? Take() => source.MoveNext() ? source.Current : null;
    }
}
