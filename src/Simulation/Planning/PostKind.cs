namespace Tocsin.Simulation.Planning;

/// <summary>What a planned post is made of. <c>Object</c> of the plan means what the comment says.</summary>
internal enum PostKind : byte
{
    /// <summary>Words of one's own. Object: nothing.</summary>
    Chatter,

    /// <summary>Two words or an emoji. Object: nothing.</summary>
    Short,

    /// <summary>A proverb or a line of a song. Object: which.</summary>
    Proverb,

    /// <summary>Words with the hashtags of a topic. Object: topic.</summary>
    Tagged,

    /// <summary>Words with a trending hashtag. Object: which trend.</summary>
    Trend,

    /// <summary>An answer. Object: the post answered.</summary>
    Reply,

    /// <summary>A link. Object: article.</summary>
    Link,

    /// <summary>Exact title and link, automatically. Object: article.</summary>
    BotLink,

    /// <summary>A reshare. Object: the post reshared.</summary>
    Reshare,

    /// <summary>Breaking news. Object: which news; Extra: article + 1, or 0.</summary>
    Breaking,

    /// <summary>A greeting. Object: which moment.</summary>
    Greeting,

    /// <summary>A campaign's call, copied. Object: which call.</summary>
    Call,

    /// <summary>A link pushed by an operation. Object: article.</summary>
    PushedLink,

    /// <summary>A copied text of an operation. Object: text; Extra: copy number, 0 is the original.</summary>
    Copy,

    /// <summary>Words with an operation's hashtags. Object: sequence.</summary>
    Flood,
}
