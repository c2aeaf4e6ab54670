namespace Tocsin.Sites.Linking;

/// <summary>What weakens a mark in common.</summary>
public enum MarkStanding
{
    /// <summary>Nothing.</summary>
    Plain,

    /// <summary>More sites have it than one operator usually runs: an agency's, a platform's or an intermediary's is likelier. It counts one tier less.</summary>
    Many,

    /// <summary>The protected site has it too: who copies the page copies it. It links nobody.</summary>
    Inherited,
}
