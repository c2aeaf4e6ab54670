namespace Tocsin.Documents.Archives;

/// <summary>An archive is not unpacked, or not on: it demands too much, or what it needs is not there.</summary>
internal sealed class ArchiveRefusedException(ProblemReason reason, string detail) : Exception(detail)
{
    /// <summary>Why.</summary>
    public ProblemReason Reason { get; } = reason;

    /// <summary>Refuses a demand for memory beyond the limit, before anything is reserved.</summary>
    public static void Demand(ulong bytes, ReadLimits limits)
    {
        if (bytes > (ulong)limits.DictionaryBytes)
            throw new ArchiveRefusedException(ProblemReason.TooLarge, $"unpacking it demands {bytes >> 20} MB of memory, the limit is {limits.DictionaryBytes >> 20} MB");
    }
}
