using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Tocsin.Playbooks.Drafting;

/// <summary>Drafts the letter or file of a step from the facts of an incident.</summary>
/// <remarks>
/// The same facts give the same bytes. Accounts stand under pseudonyms unless revealed; what would give away decoys, users or documents of the house is left out of
/// what leaves it. Every text that others wrote is escaped. Tocsin sends nothing.
/// </remarks>
public static class DraftWriter
{
    /// <summary>How a place for a person to fill begins.</summary>
    public const string Fill = "[[FILL IN:";

    /// <summary>Over a text that nobody approved.</summary>
    public const string NotApproved = "DRAFT, not sent";

    /// <summary>Over a text that a second person approved.</summary>
    public static string Approved(string by, DateTimeOffset at) =>
        string.Create(CultureInfo.InvariantCulture, $"Approved by {MarkdownText.Inline(by)} on {at.UtcDateTime:yyyy-MM-dd HH:mm} UTC; not sent by Tocsin");

    /// <summary>Drafts it.</summary>
    /// <exception cref="ArgumentException">The step drafts nothing.</exception>
    public static Draft Write(Playbook playbook, PlaybookStep step, DraftFacts facts)
    {
        ArgumentNullException.ThrowIfNull(playbook);
        ArgumentNullException.ThrowIfNull(step);
        ArgumentNullException.ThrowIfNull(facts);
        if (step.Draft is null)
            throw new ArgumentException($"the step {step.Name} drafts nothing", nameof(step));
        bool leaves = step.NeedsSecondPerson;
        var tables = new FactTables(facts, leaves);
        var pieces = new FactSheet(facts, tables, leaves).Pieces();
        KeyValuePair<string, string>[] attachments = [.. step.Attachments.Select(a => KeyValuePair.Create(a, tables.Csv(a)))];
        pieces["attachments"] = string.Join('\n', attachments.Select(a => $"- {a.Key}.csv, {Words.Count(a.Value.AsSpan().Count('\n') - 1, "row")}, SHA-256 {Hash(a.Value)}"));
        string body = TemplateFilling.Fill(DraftTemplates.Text(step.Draft), pieces) + Notes(playbook, leaves);
        return new Draft(body, attachments, Hash(body), Occurrences(body));
    }

    // What the writer of the letter must know and its reader must not get.
    private static string Notes(Playbook playbook, bool leaves)
    {
        if (playbook.Tailoring is not { } tailoring)
            return "";
        var notes = new StringBuilder("\n---\n\n");
        notes.Append(leaves ? "**For the house only: remove from here to the end before sending.**\n" : "**For the house only.**\n");
        notes.Append($"\n{MarkdownText.Inline(tailoring.Proportionality)}\n\nOn what it rests:\n\n");
        foreach (var basis in tailoring.LegalBasis)
            notes.Append($"- {MarkdownText.Inline(basis.Reference)} ({MarkdownText.Inline(basis.Jurisdiction)}): {MarkdownText.Inline(basis.Says)}\n");
        notes.Append("\nWhat speaks against it:\n\n");
        foreach (string against in tailoring.SpeaksAgainst)
            notes.Append($"- {MarkdownText.Inline(against)}\n");
        return notes.Append($"\n{MarkdownText.Inline(tailoring.LegalCheck)}\n").ToString();
    }

    private static int Occurrences(string body)
    {
        int count = 0;
        for (int at = 0; (at = body.IndexOf(Fill, at, StringComparison.Ordinal)) >= 0; at += Fill.Length)
            count++;
        return count;
    }

    private static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
