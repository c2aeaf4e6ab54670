using System.Data.Common;
using Tocsin.Storage.Sql;

namespace Tocsin.Storage.Homes;

/// <summary>What differs between the two databases a store can live in.</summary>
internal interface IStoreHome : IDisposable
{
    /// <summary>For people: "SQLite 3.53", "PostgreSQL 15.6".</summary>
    string Product { get; }

    /// <summary>Suffix of its schema files, and its name in the words <c>store info</c> prints.</summary>
    string Name { get; }

    /// <summary>An open connection; the caller disposes of it.</summary>
    DbConnection Connect();

    /// <summary>Begins a transaction that reads one moment's state and keeps nobody waiting.</summary>
    DbTransaction BeginReading(DbConnection connection);

    /// <summary>Begins a transaction that writes; one at a time over all processes.</summary>
    DbTransaction BeginWriting(DbConnection connection);

    /// <summary>Adds many rows, all columns in order.</summary>
    void Load(Work work, string table, IReadOnlyList<string> columns, IEnumerable<object?[]> rows);

    /// <summary>Adds posts and makes them searchable by their words, as <see cref="SearchWords.Folded"/> gives them.</summary>
    /// <param name="work">The transaction.</param>
    /// <param name="posts">The posts.</param>
    /// <param name="many">There are so many that it pays to prepare for them, and <see cref="Learn"/> follows.</param>
    void LoadPosts(Work work, IEnumerable<(StoredPost Post, string Words)> posts, bool many);

    /// <summary>Makes the posts there are searchable, after a change of schema that took their words away.</summary>
    void IndexWords(Work work);

    /// <summary>Many posts were added: what the database knows of its own words is brought up to date.</summary>
    void Learn(Work work);

    /// <summary>Removes posts of a capture, and from the search.</summary>
    void RemovePosts(Work work, long capture);

    /// <summary>Removes these posts, and from the search.</summary>
    void RemovePosts(Work work, IReadOnlyCollection<long> posts);

    /// <summary>Numbers of the newest posts with all these words, below a number; of articles of sites only, where these are asked for.</summary>
    IReadOnlyList<long> Search(Work work, IReadOnlyList<SearchWord> words, long before, int most, bool articles = false);

    /// <summary>Numbers of posts with all these words that came after a number, in order.</summary>
    IReadOnlyList<long> SearchAfter(Work work, IReadOnlyList<SearchWord> words, long after, int most, bool articles = false);

    /// <summary>Numbers of the newest posts that hold all the words of any one of many groups.</summary>
    /// <remarks>One question for hundreds of groups: most of them stand in no post, and the index answers that without reading any.</remarks>
    IReadOnlyList<long> SearchAny(Work work, IEnumerable<IReadOnlyList<string>> groups, int most);

    /// <summary>Makes a finding or sighting searchable by its words, as <see cref="SearchWords.Folded"/> gives them.</summary>
    void AddFound(Work work, long id, string election, string finding, string kind, string about, string words);

    /// <summary>Takes a finding out of what searches find.</summary>
    void RemoveFound(Work work, string election, string finding);

    /// <summary>What holds of rows <c>n</c> of the table found that have the words of <c>@match</c>.</summary>
    string FoundMatch { get; }

    /// <summary>Words as <see cref="FoundMatch"/> takes them.</summary>
    string Match(IReadOnlyList<SearchWord> words);

    /// <summary>Bytes it takes.</summary>
    long Size(Work work);

    /// <summary>True when this failure means that another process is at work, so that waiting helps.</summary>
    bool IsBusy(DbException error);
}
