namespace Tocsin.Engine.Posts;

/// <summary>What two accounts can act on together.</summary>
public enum TraceKind : byte
{
    /// <summary>A canonical URL.</summary>
    Link,

    /// <summary>A registrable domain, platforms and shorteners left out.</summary>
    Domain,

    /// <summary>A folded hashtag on one UTC day: repeated use on other days is another object.</summary>
    Hashtag,

    /// <summary>A media item by its hash or reference.</summary>
    Media,

    /// <summary>A post of somebody else, reshared.</summary>
    Reshare,

    /// <summary>A cluster of near-duplicate texts.</summary>
    Text,

    /// <summary>Several hashtags of one post in their order.</summary>
    HashtagSequence,

    /// <summary>Several accounts mentioned in one post, in any order.</summary>
    MentionSet,

    /// <summary>A post of somebody else, answered.</summary>
    Reply,

    /// <summary>A message in whatever words or language: a cluster of texts of one meaning.</summary>
    Message,

    /// <summary>A stretch of time in which the accounts posted anything at all.</summary>
    Moment,

    /// <summary>Whatever a post shares with others, of any kind: its rarest object.</summary>
    Combined,
}
