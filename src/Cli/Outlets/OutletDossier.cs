using System.Text;
using Tocsin.Cli.Output;
using Tocsin.Engine.Model.Outlets;
using Tocsin.Storage.Outlets;

namespace Tocsin.Cli.Outlets;

/// <summary>The file of an outlet in Markdown, to paste into a file of accreditation: every statement with who makes it and where it can be read.</summary>
internal static class OutletDossier
{
    private const int Longest = 1500;
    private const string Special = "\\`*_{}[]<>()#+-!|~&@";

    private static readonly (string Heading, string None, string[] Kinds)[] Sections =
    [
        ("Names and addresses", "None is recorded.", [OutletFactKinds.Name, OutletFactKinds.Domain, OutletFactKinds.Mirror, OutletFactKinds.Account, OutletFactKinds.Country]),
        ("Owner", "No owner is recorded.", [OutletFactKinds.Owner]),
        ("Ties and state link", "Nobody on record says that it is linked to a state.", [OutletFactKinds.StateLink, OutletFactKinds.Link]),
        ("Other lists", "It is on no other list on record.", [OutletFactKinds.Listing]),
        ("Decisions on accreditation", "None is recorded.", [OutletFactKinds.Accreditation]),
        ("Sanctions", "None is recorded.", [OutletFactKinds.Sanction]),
    ];

    /// <summary>Writes it.</summary>
    public static string Of(RegisteredOutlet outlet, DateOnly day, OutletCheck? seen)
    {
        var text = new StringBuilder();
        text.Append($"# {Safe(outlet.Name)}\n\n");
        text.Append($"Register of outlets, number {outlet.Number}, {outlet.Id}. As known on {OutletWords.Day(day)} (UTC).\n\n");
        text.Append("Each line says who makes the statement. The register repeats it and does not judge the outlet.\n");
        foreach (var (heading, none, kinds) in Sections)
        {
            text.Append($"\n## {heading}\n\n");
            var facts = outlet.Facts.Where(f => kinds.Contains(f.Said.Kind)).OrderByDescending(outlet.InForce).ThenBy(f => f.Said.Since ?? DateOnly.MinValue).ThenBy(f => f.Seq).ToList();
            if (facts.Count == 0)
                text.Append(none).Append('\n');
            foreach (var fact in facts)
                Fact(text, outlet, fact);
        }

        if (seen is not null)
            Seen(text, seen);
        return text.ToString();
    }

    private static void Fact(StringBuilder text, RegisteredOutlet outlet, OutletFact fact)
    {
        string state = outlet.InForce(fact) ? "" : $" **Not in force: {Safe(OutletWords.State(outlet, fact))}.**";
        text.Append($"- {Safe(fact.Said.By)}: **{Safe(OutletWords.What(fact.Said))}**.{state} {Safe(OutletWords.Details(fact))} (fact {fact.Seq})\n");
    }

    private static void Seen(StringBuilder text, OutletCheck seen)
    {
        text.Append("\n## Seen in the store of this office\n\n");
        foreach (var host in seen.Seen.SelectMany(s => s.Hosts))
        {
            string when = host is { First: { } first, Last: { } last } ? $", {OutletWords.Day(first)} to {OutletWords.Day(last)}" : "";
            string incidents = string.Join(", ", host.Incidents.Select(i => $"{i.Number} of {i.Election}"));
            text.Append($"- {Safe(host.Host)}: {Words.Count(host.Posts, "post")}{when}; incidents: {(incidents.Length > 0 ? Safe(incidents) : "none")}\n");
        }

        if (seen.Seen.Count == 0)
            text.Append("In no post and no finding.\n");
        text.Append("\nThat posts link to an outlet says nothing about the outlet.\n");
    }

    // Nothing that a list or a person wrote may become a heading, a link, an image or markup.
    private static string Safe(string text)
    {
        var safe = new StringBuilder();
        foreach (char c in SafeText.Shorten(text, Longest))
            _ = Special.Contains(c, StringComparison.Ordinal) ? safe.Append('\\').Append(c) : safe.Append(c);
        return safe.Replace("://", "&#58;//").Replace("www.", "www&#46;").ToString();
    }
}
