namespace Tocsin.Server.Workbench.Wording;

/// <summary>A piece of a phrase: literal text, or a hole.</summary>
/// <param name="Literal">The text, for a literal.</param>
/// <param name="Name">The hole's name; empty for a literal and for alternatives.</param>
/// <param name="Kind">What may stand in the hole.</param>
/// <param name="Forms">English: texts that may stand here ("account", "accounts"). Elsewhere: plural forms of what the hole named counts.</param>
internal sealed record PhrasePiece(string Literal, string Name, HoleKind Kind, string[] Forms)
{
    public bool IsLiteral => Name.Length == 0 && Forms.Length == 0;

    /// <summary>Reads a template: <c>{n:int} {account|accounts} of {who}</c>; with <paramref name="target"/> the first of the forms names what is counted.</summary>
    public static PhrasePiece[] Read(string template, bool target)
    {
        var pieces = new List<PhrasePiece>();
        int at = 0;
        while (at < template.Length)
        {
            int open = template.IndexOf('{', at);
            if (open < 0)
                open = template.Length;
            if (open > at)
                pieces.Add(new PhrasePiece(template[at..open], "", HoleKind.Words, []));
            if (open == template.Length)
                break;
            int close = template.IndexOf('}', open);
            if (close < 0)
                throw new InvalidOperationException($"BUG: phrases.tsv: a hole without an end: {template}");
            pieces.Add(Hole(template[(open + 1)..close], target));
            at = close + 1;
        }

        return [.. pieces];
    }

    private static PhrasePiece Hole(string inside, bool target)
    {
        string[] forms = inside.Split('|');
        if (forms.Length > 1)
            return target ? new PhrasePiece("", forms[0], HoleKind.Words, forms[1..]) : new PhrasePiece("", "", HoleKind.Words, [.. forms.OrderByDescending(f => f.Length)]);
        string[] named = inside.Split(':');
        var kind = named.Length > 1 ? Enum.Parse<HoleKind>(named[1], ignoreCase: true) : HoleKind.Words;
        return new PhrasePiece("", named[0], kind, []);
    }
}
