using System.Text;
using System.Xml;

namespace Tocsin.Sources.Formats.Feed;

/// <summary>Follows a feed element by element and hands out its items as they end.</summary>
internal sealed class FeedCursor
{
    private const int MaxText = 1024 * 1024;
    private const string Atom = "http://www.w3.org/2005/Atom";

    private readonly StringBuilder _text = new();
    private readonly List<string> _path = [];
    private FeedItem? _item;

    /// <summary>The site the feed belongs to.</summary>
    public string Site { get; private set; } = "";

    /// <summary>The feed's author.</summary>
    public string Author { get; private set; } = "";

    /// <summary>The feed's language.</summary>
    public string Language { get; private set; } = "";

    /// <summary>Items begun so far.</summary>
    public long Items { get; private set; }

    /// <summary>Takes the reader's current node; returns an item when it ends here.</summary>
    public FeedItem? Step(XmlReader xml)
    {
        switch (xml.NodeType)
        {
            case XmlNodeType.Element:
                bool empty = xml.IsEmptyElement;
                Enter(xml);
                return empty ? Leave() : null;
            case XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.SignificantWhitespace or XmlNodeType.Whitespace:
                if (_text.Length < MaxText)
                    _text.Append(xml.Value);
                return null;
            case XmlNodeType.EndElement:
                return Leave();
            default:
                return null;
        }
    }

    private void Enter(XmlReader xml)
    {
        string name = xml.Prefix is "dc" or "content" or "media" ? xml.Prefix + ":" + xml.LocalName : xml.LocalName;
        bool xhtml = _path.Count > 0 && xml.NamespaceURI == "http://www.w3.org/1999/xhtml";
        // Markup inside an Atom text belongs to that text.
        _path.Add(xhtml ? "" : name);
        if (!xhtml)
            _text.Clear();
        if (name is "item" or "entry")
        {
            _item = new FeedItem();
            Items++;
        }

        if (Language.Length == 0 && name == "feed")
            Language = xml.GetAttribute("xml:lang") ?? "";
        ReadAttributes(xml, name);
    }

    private void ReadAttributes(XmlReader xml, string name)
    {
        if (name == "link" && xml.NamespaceURI == Atom)
        {
            string kind = xml.GetAttribute("rel") ?? "alternate";
            string link = xml.GetAttribute("href") ?? "";
            if (kind == "alternate" && _item is not null)
                _item.Link = link;
            else if (kind == "alternate" && Site.Length == 0)
                Site = link;
        }
        else if (_item is not null && name is "enclosure" or "media:content")
        {
            if (_item!.Media.Length == 0)
                _item.Media = xml.GetAttribute("url") ?? "";
        }
    }

    private FeedItem? Leave()
    {
        string name = _path[^1];
        _path.RemoveAt(_path.Count - 1);
        if (name.Length == 0)
            return null;
        string parent = _path.Count > 0 ? _path[^1] : "";
        string value = _text.ToString().Trim();
        _text.Clear();
        if (name is "item" or "entry")
        {
            var ended = _item;
            _item = null;
            return ended;
        }

        if (_item is null)
            LeaveFeedField(name, parent, value);
        else
            LeaveItemField(_item, name, parent, value);
        return null;
    }

    private void LeaveFeedField(string name, string parent, string value)
    {
        if (parent == "channel" && name == "link" && value.Length > 0)
            Site = value;
        else if (parent == "channel" && name is "language" or "dc:language")
            Language = value;
        else if (parent == "author" && name == "name" && Author.Length == 0)
            Author = value;
    }

    private static void LeaveItemField(FeedItem item, string name, string parent, string value)
    {
        switch (name)
        {
            case "title" when parent is "item" or "entry":
                item.Title = value;
                break;
            case "description" or "summary":
                item.Summary = value;
                break;
            case "content" or "content:encoded":
                item.Content = value;
                break;
            case "guid" or "id" when parent is "item" or "entry":
                item.Id = value;
                break;
            case "link" when value.Length > 0:
                item.Link = value;
                break;
            case "pubDate" or "published" or "dc:date":
                item.Time = value;
                break;
            case "updated" when item.Time.Length == 0:
                item.Time = value;
                break;
            case "author" or "dc:creator" when value.Length > 0:
                item.Author = value;
                break;
            case "name" when parent == "author":
                item.Author = value;
                break;
        }
    }
}
