namespace Tocsin.Exchange.Sites;

/// <summary>A site as the report lists it.</summary>
/// <param name="Host">Its host; hostile text.</param>
/// <param name="Title">Title of its page; hostile text.</param>
/// <param name="Protected">It is protected.</param>
/// <param name="HostFrom">What the host rests on, in words.</param>
/// <param name="Pages">Pages read.</param>
/// <param name="Accounts">Ids of accounts, with their kind; hostile text.</param>
public sealed record SiteEntry(string Host, string Title, bool Protected, string HostFrom, int Pages, IReadOnlyList<string> Accounts);
