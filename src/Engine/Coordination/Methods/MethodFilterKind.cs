namespace Tocsin.Engine.Coordination.Methods;

/// <summary>Which part of a similarity network is kept.</summary>
public enum MethodFilterKind
{
    /// <summary>All of it.</summary>
    None,

    /// <summary>Edges of at least a similarity.</summary>
    Minimum,

    /// <summary>Edges of at least a quantile of all similarities (type 7).</summary>
    Quantile,

    /// <summary>Edges strictly above a quantile of all similarities (type 7), as CooRTweet has it.</summary>
    AboveQuantile,

    /// <summary>Edges that stand out among those of one of their ends at a level of significance (disparity filter, Serrano et al. 2009).</summary>
    Disparity,

    /// <summary>Accounts of at least a quantile of all eigenvector centralities, and the edges among them.</summary>
    EigenvectorQuantile,
}
