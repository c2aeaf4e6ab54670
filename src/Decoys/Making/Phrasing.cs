using System.Globalization;
using System.Text;

namespace Tocsin.Decoys.Making;

/// <summary>Fills the slots of one decoy's phrases. No sentence comes twice in a store.</summary>
internal sealed class Phrasing(Entropy entropy, PhraseBook book, DateTimeOffset written, HashSet<string> sentences)
{
    private const int Tries = 1000;
    private static readonly string[] Halves = ["5", "25", "75", "4", "6", "3"];
    private string _item = "";

    /// <summary>What stands in the slots {ref}, {address}, {phone} and {link} of this decoy.</summary>
    public Dictionary<string, string> Fixed { get; } = new(StringComparer.Ordinal);

    /// <summary>A sentence of a section that no decoy has.</summary>
    public string New(string section)
    {
        for (int i = 0; i < Tries; i++)
        {
            string sentence = Of(entropy.Pick(book.All(section)));
            if (sentences.Add(sentence))
                return sentence;
        }

        throw new InvalidOperationException($"BUG: no new sentence of [{section}]");
    }

    /// <summary>A line of a section.</summary>
    public string Any(string section) => Of(entropy.Pick(book.All(section)));

    /// <summary>Different sentences of a section, each of its own template as long as there are templates.</summary>
    public string Paragraph(string section, int count)
    {
        var templates = book.All(section).ToList();
        var parts = new List<string>();
        while (parts.Count < count && templates.Count > 0)
        {
            string template = entropy.Pick(templates);
            templates.Remove(template);
            string sentence = Of(template);
            for (int i = 0; !sentences.Add(sentence); i++)
                sentence = i < Tries ? Of(template) : throw new InvalidOperationException("BUG: no new sentence");
            parts.Add(sentence);
        }

        return string.Join(' ', parts);
    }

    /// <summary>A sum as the language writes it.</summary>
    public string Money(decimal value)
    {
        string digits = value.ToString("N2", CultureInfo.InvariantCulture);
        string written = digits.Replace(".", "|", StringComparison.Ordinal).Replace(",", book.One("group"), StringComparison.Ordinal).Replace("|", book.One("decimal"), StringComparison.Ordinal);
        return book.One("money").Replace("{0}", written, StringComparison.Ordinal);
    }

    private string Of(string template)
    {
        var text = new StringBuilder();
        for (int i = 0; i < template.Length;)
        {
            int end = template[i] == '{' ? template.IndexOf('}', i) : -1;
            if (end < 0)
            {
                text.Append(template[i++]);
                continue;
            }

            text.Append(Slot(template[(i + 1)..end]));
            i = end + 1;
        }

        if (text.Length > 0)
            text[0] = char.ToUpperInvariant(text[0]);
        return text.ToString();
    }

    private string Slot(string name) => name switch
    {
        "who" when Fixed.TryGetValue(name, out string? value) => value,
        "who" => Persona.Invent(entropy, book).Name,
        "given" => entropy.Pick(book.All("given")),
        "item" => Item(),
        "place" or "reason" or "role" => entropy.Pick(book.All(name)),
        "n" => entropy.Between(3, 989).ToString(CultureInfo.InvariantCulture),

        // Half a chair: whoever reads twice sees that nobody counted anything.
        "odd" => $"{entropy.Between(2, 97).ToString(CultureInfo.InvariantCulture)}{book.One("decimal")}{entropy.Pick(Halves)}",
        "amount" => Money(entropy.Between(1_103, 899_999) / 100m),
        "date" => written.AddDays(entropy.Between(-21, 24)).ToString(book.One("date"), CultureInfo.InvariantCulture),
        "time" => $"{entropy.Between(7, 18):00}:{entropy.Below(60):00}",
        "room" => $"{entropy.Letters(1, "ABCDEFGH")}{entropy.Between(1, 9)}.{entropy.Between(11, 98)}",
        "week" => ISOWeek.GetWeekOfYear(written.DateTime).ToString(CultureInfo.InvariantCulture),
        _ => Fixed.TryGetValue(name, out string? value) ? value : throw new InvalidOperationException($"BUG: no slot {name}"),
    };

    // "Ring binders and ring binders" would be a mark of a machine.
    private string Item()
    {
        string item = _item;
        while (item == _item)
            item = entropy.Pick(book.All("item"));
        return _item = item;
    }
}
