namespace Tocsin.Sites.Linking;

/// <summary>What links sites.</summary>
public sealed record LinkOptions
{
    /// <summary>A mark in more sites than this counts one tier less. Default 25, as for tables of site indicators: what more sites have in common is usually a product or an agency.</summary>
    public int Many { get; init; } = 25;

    /// <summary>Structures at least this similar (Jaccard) are told.</summary>
    public double Structure { get; init; } = 0.8;

    /// <summary>Words at least this similar (Jaccard) link circumstantially.</summary>
    public double Text { get; init; } = 0.4;
}
