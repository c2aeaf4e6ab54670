namespace Tocsin.Engine.Coordination.Methods;

/// <summary>What accounts have in common in a published method.</summary>
public enum MethodTrace
{
    /// <summary>A canonical URL.</summary>
    Link,

    /// <summary>A registrable domain.</summary>
    Domain,

    /// <summary>A hashtag on one UTC day.</summary>
    Hashtag,

    /// <summary>The hashtags of one post in their order.</summary>
    HashtagSequence,

    /// <summary>The accounts mentioned in one post.</summary>
    MentionSet,

    /// <summary>A media item.</summary>
    Media,

    /// <summary>A reshared post.</summary>
    Reshare,

    /// <summary>A post reshared within ten seconds of its original, or of its first reshare where the original is not in the data.</summary>
    FastReshare,

    /// <summary>A post answered.</summary>
    Reply,

    /// <summary>A text, the same after folding.</summary>
    Text,

    /// <summary>A cluster of near-identical texts.</summary>
    NearText,

    /// <summary>A half hour in which the accounts posted anything.</summary>
    HalfHour,
}
