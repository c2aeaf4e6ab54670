using System.Text;
using System.Text.Json;
using Tocsin.Engine.Model.Findings;
using Tocsin.Exchange.Json;
using Tocsin.Exchange.Stix;
using Tocsin.Partners.Facts;

namespace Tocsin.Partners.Notebooks;

/// <summary>Incidents as typed tables: findings, their accounts, their posts of evidence, the edges of their networks.</summary>
/// <remarks>
/// As a text, one row a line, which is what people read and approve; <see cref="ParquetFiles"/> makes of exactly that text the files. Accounts are the
/// store's pseudonyms; numbers that are none (an infinity, an expectation that no method has) are left out.
/// </remarks>
public static class NotebookTables
{
    private static readonly JsonWriterOptions Written = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The tables and their columns, in order.</summary>
    public static IReadOnlyList<KeyValuePair<string, IReadOnlyList<NotebookColumn>>> All { get; } =
    [
        new("findings",
        [
            new("incident", ColumnKind.Whole), new("election", ColumnKind.Text), new("severity", ColumnKind.Text), new("state", ColumnKind.Text), new("qualifies", ColumnKind.Truth),
            new("finding", ColumnKind.Text), new("detector", ColumnKind.Text), new("bearing", ColumnKind.Text), new("confidence", ColumnKind.Text), new("says", ColumnKind.Text),
            new("first_utc", ColumnKind.Moment), new("last_utc", ColumnKind.Moment), new("window_seconds", ColumnKind.Real), new("accounts", ColumnKind.Whole), new("posts", ColumnKind.Whole),
            new("effect_measure", ColumnKind.Text), new("effect_observed", ColumnKind.Real, true), new("effect_expected", ColumnKind.Real, true), new("log10_p", ColumnKind.Real, true), new("q_value", ColumnKind.Real, true),
        ]),
        new("accounts",
        [
            new("finding", ColumnKind.Text), new("account", ColumnKind.Text), new("role", ColumnKind.Text), new("partners", ColumnKind.Whole), new("coreness", ColumnKind.Whole), new("posts", ColumnKind.Whole),
            new("firsts", ColumnKind.Whole), new("firsts_expected", ColumnKind.Real, true), new("leads", ColumnKind.Truth), new("first_utc", ColumnKind.Moment), new("last_utc", ColumnKind.Moment),
        ]),
        new("posts",
        [
            new("finding", ColumnKind.Text), new("account", ColumnKind.Text), new("time_utc", ColumnKind.Moment), new("text", ColumnKind.Text), new("object_kind", ColumnKind.Text, true), new("object_value", ColumnKind.Text, true),
        ]),
        new("edges",
        [
            new("finding", ColumnKind.Text), new("a", ColumnKind.Text), new("b", ColumnKind.Text), new("trace", ColumnKind.Text), new("window_seconds", ColumnKind.Real), new("weight", ColumnKind.Whole),
            new("expected", ColumnKind.Real, true), new("log10_p", ColumnKind.Real, true), new("q_value", ColumnKind.Real, true),
        ]),
    ];

    /// <summary>The text: each row a JSON object that begins with the name of its table.</summary>
    public static string Text(IReadOnlyList<IncidentFacts> incidents)
    {
        ArgumentNullException.ThrowIfNull(incidents);
        using var memory = new MemoryStream();
        using (var json = new Utf8JsonWriter(memory, Written))
        {
            foreach (var (table, cells) in incidents.OrderBy(i => i.Card.Number).SelectMany(Rows))
                Row(json, memory, table, cells);
        }

        return Encoding.UTF8.GetString(memory.ToArray());
    }

    private static IEnumerable<(int Table, object?[] Cells)> Rows(IncidentFacts facts)
    {
        foreach (var finding in facts.Findings)
        {
            yield return (0, Finding(facts, finding));
            foreach (var a in finding.Accounts)
                yield return (1, [finding.Id, a.Account, a.Role, (long)a.Partners, (long)a.Coreness, (long)a.Posts, (long)a.Firsts, a.FirstsExpected, a.Leads, a.FirstAct, a.LastAct]);
            foreach (var p in finding.Evidence)
            {
                var on = p.ObjectIndex >= 0 && p.ObjectIndex < finding.Objects.Count ? finding.Objects[p.ObjectIndex] : null;
                yield return (2, [finding.Id, p.Account, p.Time, p.Text, on?.Kind, on?.Value]);
            }

            foreach (var e in finding.Edges)
                yield return (3, [finding.Id, e.A, e.B, e.Trace, e.WindowSeconds, (long)e.Weight, e.Expected, e.LogP, e.QValue]);
        }
    }

    private static object?[] Finding(IncidentFacts facts, Finding f) =>
    [
        (long)facts.Card.Number, facts.Election.Id, facts.Card.Severity.ToString().ToLowerInvariant(), facts.Card.State, facts.Qualifies,
        f.Id, f.Detector, f.Bearing.ToString().ToLowerInvariant(), f.Confidence.ToString().ToLowerInvariant(), f.Sentence,
        f.FirstAct, f.LastAct, f.Window.TotalSeconds, (long)f.Accounts.Count, (long)f.PostTotal,
        f.Effect.Measure, f.Effect.Observed, f.Effect.Expected, f.Significance.LogP, f.Significance.QValue,
    ];

    private static void Row(Utf8JsonWriter json, MemoryStream memory, int table, object?[] cells)
    {
        json.Reset();
        json.WriteStartObject();
        json.WriteString("table", All[table].Key);
        foreach (var (column, cell) in All[table].Value.Zip(cells))
            Cell(json, column, cell);
        json.WriteEndObject();
        json.Flush();
        memory.WriteByte((byte)'\n');
    }

    private static void Cell(Utf8JsonWriter json, NotebookColumn column, object? cell)
    {
        switch (cell)
        {
            case string text:
                json.WriteString(column.Name, StixText.Clean(text));
                break;
            case long number:
                json.WriteNumber(column.Name, number);
                break;
            case double number when double.IsFinite(number):
                json.WriteNumber(column.Name, number);
                break;
            case bool truth:
                json.WriteBoolean(column.Name, truth);
                break;
            case DateTimeOffset moment:
                json.WriteString(column.Name, OutputTimes.Utc(moment));
                break;
            default:
                // Left out: null, or a number that is none.
                if (!column.MayBeEmpty)
                    throw new InvalidOperationException($"BUG: {column.Name} of a row is empty");
                break;
        }
    }
}
