namespace Tocsin.Sources.Formats.Feed;

/// <summary>What was gathered of one item of a feed.</summary>
internal sealed class FeedItem
{
    public string Id { get; set; } = "";

    public string Title { get; set; } = "";

    public string Summary { get; set; } = "";

    public string Content { get; set; } = "";

    public string Link { get; set; } = "";

    public string Time { get; set; } = "";

    public string Author { get; set; } = "";

    public string Media { get; set; } = "";
}
