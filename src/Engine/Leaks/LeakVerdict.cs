namespace Tocsin.Engine.Leaks;

/// <summary>What a document of the dump is to the enrolled ones.</summary>
public enum LeakVerdict
{
    /// <summary>Nothing in it is traced to an enrolled document.</summary>
    NotOurs,

    /// <summary>It holds passages of ours, but most of it is not.</summary>
    QuotesOurs,

    /// <summary>Most of it is ours, and less than half of our document is in it.</summary>
    ExcerptOfOurs,

    /// <summary>It is our document with differences.</summary>
    OursAltered,

    /// <summary>It is our document; wrapping, case, punctuation and confusable characters apart.</summary>
    Identical,
}
