using Tocsin.Storage.Sql;

namespace Tocsin.Storage.Homes;

/// <summary>Numbers of posts that hold all the words of any one of many groups, through the index of words of either home.</summary>
/// <remarks>One question for hundreds of groups: most of them stand in no post, and the index answers that without reading any.</remarks>
internal static class PostsWithWords
{
    /// <summary>The newest such posts.</summary>
    /// <param name="work">The connection.</param>
    /// <param name="groups">Groups of folded words: letters, digits and marks only.</param>
    /// <param name="most">How many at most.</param>
    public static List<long> Of(Work work, IEnumerable<IReadOnlyList<string>> groups, int most) => work.Home.Name == "sqlite"
        ? work.Rows(
            "SELECT rowid FROM posts_words WHERE posts_words MATCH @query ORDER BY rowid DESC LIMIT @most",
            r => r.GetInt64(0),
            ("query", string.Join(" OR ", groups.Select(g => $"({string.Join(" AND ", g.Select(w => $"\"{w}\""))})"))), ("most", most))
        : work.Rows(
            "WITH hits AS MATERIALIZED (SELECT id FROM posts WHERE words @@ CAST(@query AS tsquery)) SELECT id FROM hits ORDER BY id DESC LIMIT @most",
            r => r.GetInt64(0),
            ("query", string.Join(" | ", groups.Select(g => $"({string.Join(" & ", g.Select(w => $"'{w}'"))})"))), ("most", most));
}
