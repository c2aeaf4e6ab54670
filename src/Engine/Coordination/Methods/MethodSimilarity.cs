namespace Tocsin.Engine.Coordination.Methods;

/// <summary>How alike two accounts are, given the objects that both acted on within the window.</summary>
public enum MethodSimilarity
{
    /// <summary>Distinct objects in common.</summary>
    Objects,

    /// <summary>Pairs of posts, one of each account, on one object within the window (CooRTweet's weight).</summary>
    PostPairs,

    /// <summary>Posts of one account that a post of the other matches, the larger of the two directions (coordination-network-toolkit).</summary>
    Messages,

    /// <summary>Cosine of the accounts' TF-IDF vectors: counts times ln((1 + n) / (1 + df)) + 1, only objects in common within the window adding up.</summary>
    TfIdfCosine,

    /// <summary>Objects in common over the objects of the account that has fewer (Szymkiewicz–Simpson).</summary>
    Overlap,

    /// <summary>Objects in common over the objects of either.</summary>
    Jaccard,
}
