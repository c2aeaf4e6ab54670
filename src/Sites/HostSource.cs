namespace Tocsin.Sites;

/// <summary>What a site's name rests on, the most trusted first.</summary>
public enum HostSource
{
    /// <summary>Somebody wrote it down in <c>sites.csv</c>.</summary>
    Table,

    /// <summary>Tocsin fetched it from there.</summary>
    Fetched,

    /// <summary>The folder or file is named so.</summary>
    Name,

    /// <summary>The program that saved the page left it in a comment, which the page could also have brought along.</summary>
    SavedFrom,

    /// <summary>The page's own word (<c>canonical</c>, <c>og:url</c>); a copy repeats that of its original.</summary>
    OwnWord,

    /// <summary>Nothing names it; it goes by the name of its file.</summary>
    Nothing,
}
