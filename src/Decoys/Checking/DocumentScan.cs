using System.Globalization;
using Tocsin.Documents;
using Tocsin.Engine.Leaks;
using Tocsin.Engine.Leaks.Alterations;

namespace Tocsin.Decoys.Checking;

/// <summary>Searches the text of one document for canaries and for the text of decoys, and says what was altered in it.</summary>
internal sealed class DocumentScan
{
    private const int Margin = 400;
    private const double Whole = 0.5;
    private readonly CanaryIndex _canaries;
    private readonly TextIndex _texts;
    private readonly RingMaker _rings;
    private readonly Fingerprinter _reader;
    private readonly FoldedCharacters _folded = new();

    public DocumentScan(CanaryIndex canaries, TextIndex texts, RingMaker rings)
    {
        (_canaries, _texts, _rings, _reader) = (canaries, texts, rings, texts.Reader());
    }

    /// <summary>Searches.</summary>
    /// <param name="document">The document.</param>
    public IReadOnlyList<Ring> Scan(Document document)
    {
        var found = new List<Ring>();
        var time = Time(document.Headers.Date);
        Canaries(document.Text, document.Name, 1, time, found);
        Canaries(string.Join('\n', document.Headers.Fields.Where(f => f.Value.Length > 0).Select(f => $"{f.Field}: {f.Value}")), document.Name, 0, time, found);
        foreach (var (number, share, from, to) in _texts.Find(document.Text, _reader))
            found.Add(Text(document, number, share, from, to, time));
        return found;
    }

    private void Canaries(string text, string name, int firstLine, SeenTime? time, List<Ring> found)
    {
        CanaryFold.Fold(text, _folded);
        var counts = new Dictionary<(int, string), int>();
        _canaries.Find(_folded, text, (pattern, from, _) =>
        {
            var key = (pattern.Decoy, pattern.Canary.Value);
            int count = counts[key] = counts.GetValueOrDefault(key) + 1;
            if (count > LineScan.MostAlike)
                return;
            var (line, begin, end) = Line(text, from);
            string whole = text[begin..end];
            found.Add(_rings.OfCanary(pattern, name, firstLine == 0 ? 0 : line, whole, from - begin, time ?? LineTime.Of(whole, _rings.Now)));
        });
    }

    private Ring Text(Document document, int number, double share, int from, int to, SeenTime? time)
    {
        var decoy = _rings.Decoy(number);
        string text = document.Text;
        var (line, begin, end) = Line(text, from);
        var ring = RingMaker.OfText(decoy, document.Name, time ?? LineTime.Of(text[begin..end], _rings.Now)) with
        {
            Line = line,
            Share = share,
            Excerpt = RingMaker.Excerpt(text[begin..end], from - begin),
        };
        return ring with { Alterations = Altered(decoy.Text, text, share, Math.Max(0, from - Margin), Math.Min(text.Length, to + Margin)) };
    }

    // What an excerpt leaves out, and what stands around a quotation, is no alteration.
    private static IReadOnlyList<Alteration>? Altered(string decoy, string text, double share, int from, int to)
    {
        if (to - from > (decoy.Length * 4) + (2 * Margin))
            return null;
        return [.. AlterationFinder.Find(decoy, text[from..to])
            .Where(a => a.Kind != AlterationKind.Noise && Inside(a, decoy.Length, to - from, share >= Whole))
            .Select(a => a with { AfterStart = a.AfterStart + from })];
    }

    private static bool Inside(Alteration a, int decoy, int text, bool whole)
    {
        if (a.Before.Length == 0)
            return a.BeforeStart > 0 && a.BeforeStart < decoy;
        bool middle = a.AfterStart > 0 && a.AfterStart + a.After.Length < text;
        return a.After.Length == 0 ? whole && middle : middle || (whole && a.After.Length < Margin && a.Before.Length < Margin);
    }

    private static (int Line, int Begin, int End) Line(string text, int at)
    {
        int begin = at == 0 ? 0 : text.LastIndexOf('\n', at - 1) + 1, end = text.IndexOf('\n', at);
        return (text.AsSpan(0, at).Count('\n') + 1, begin, end < 0 ? text.Length : end);
    }

    private static SeenTime? Time(string date) =>
        DateTimeOffset.TryParse(date, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at) ? new SeenTime(at) : null;
}
