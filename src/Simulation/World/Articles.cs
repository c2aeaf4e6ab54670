namespace Tocsin.Simulation.World;

/// <summary>Pages that posts link to. Titles and paths are made from the number of the article when they are written.</summary>
internal sealed class Articles
{
    private readonly List<Article> _items = [];

    /// <summary>Number of articles.</summary>
    public int Count => _items.Count;

    public Article this[int article] => _items[article];

    /// <summary>Adds an article and returns its number.</summary>
    public int Add(Article article)
    {
        _items.Add(article);
        return _items.Count - 1;
    }
}
