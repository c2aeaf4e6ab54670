using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace Tocsin.Pages.Reading;

/// <summary>A parsed page within bounds: 16 MB, 500,000 elements, 500 levels. Nothing is fetched and no script runs.</summary>
public sealed class BoundedHtml : IDisposable
{
    internal const int Deepest = 500;
    private const int MostElements = 500_000;

    private BoundedHtml(IHtmlDocument document, IReadOnlyList<IElement> elements, bool cut) => (Document, Elements, Cut) = (document, elements, cut);

    /// <summary>The document, as the HTML standard's parser makes it of anything.</summary>
    public IHtmlDocument Document { get; }

    /// <summary>Its elements in document order, as far as the bounds reach.</summary>
    public IReadOnlyList<IElement> Elements { get; }

    /// <summary>The page is larger or deeper than is looked at.</summary>
    public bool Cut { get; }

    /// <summary>Parses.</summary>
    /// <param name="bytes">The page.</param>
    public static BoundedHtml Read(byte[] bytes)
    {
        ArgumentNullException.ThrowIfNull(bytes);
        int most = Math.Min(bytes.Length, PageReader.MostBytes);
        int length = TagDepth.Bound(bytes.AsSpan(0, most));
        using var stream = new MemoryStream(bytes, 0, length);
        var document = new HtmlParser().ParseDocument(stream);
        var elements = InOrder(document, out bool deep);
        return new BoundedHtml(document, elements, bytes.Length > most || length < most || deep);
    }

    /// <inheritdoc/>
    public void Dispose() => Document.Dispose();

    // In document order, down to a depth that no honest page has: the parser's own walks take the square of it.
    private static List<IElement> InOrder(IHtmlDocument document, out bool deep)
    {
        var found = new List<IElement>();
        var stack = new Stack<(IElement Element, int Depth)>();
        deep = false;
        if (document.DocumentElement is { } root)
            stack.Push((root, 0));
        while (stack.Count > 0 && found.Count < MostElements)
        {
            var (element, depth) = stack.Pop();
            found.Add(element);
            if (depth == Deepest)
            {
                deep |= element.FirstElementChild is not null;
                continue;
            }

            // By index: a step from sibling to sibling takes as long as there are siblings.
            for (int i = element.ChildNodes.Length - 1; i >= 0; i--)
            {
                if (element.ChildNodes[i] is IElement child)
                    stack.Push((child, depth + 1));
            }
        }

        deep |= stack.Count > 0;
        return found;
    }
}
