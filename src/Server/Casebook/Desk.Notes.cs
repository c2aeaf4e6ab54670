using Tocsin.Storage;

namespace Tocsin.Server.Casebook;

/// <content>Notes, and whom they name: <c>@Jon Ek</c> anywhere in the text.</content>
public sealed partial class Desk
{
    private const char At = '@';

    /// <summary>Who else works on an election.</summary>
    public IReadOnlyList<string> Colleagues(string election)
    {
        RequireElection(election);
        return [.. store.People().Where(p => p.Until is null && p.Name != CaseStore.Detection && p.Name != Caller.Name).Select(p => p.Name)
            .Where(n => store.Memberships(n) is var works && (works.Contains(election) || works.Contains(Access.Caller.Every))).Order(StringComparer.OrdinalIgnoreCase)];
    }

    /// <summary>Whether a text names somebody: their whole name behind an at sign, no longer name that begins with it.</summary>
    public static bool Names(string text, string name)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentException.ThrowIfNullOrEmpty(name);
        for (int at = text.IndexOf(At, StringComparison.Ordinal); at >= 0; at = text.IndexOf(At, at + 1))
        {
            int end = at + 1 + name.Length;
            if (string.Compare(text, at + 1, name, 0, name.Length, StringComparison.OrdinalIgnoreCase) == 0 && end <= text.Length && (end == text.Length || !char.IsLetterOrDigit(text[end])))
                return true;
        }

        return false;
    }

    /// <summary>Notes that name the caller, the newest first.</summary>
    /// <param name="election">Of this election.</param>
    /// <param name="read">Notes looked at.</param>
    /// <param name="most">How many at most.</param>
    public IReadOnlyList<Mention> Mentions(string election, int read, int most)
    {
        RequireElection(election);
        string own = Caller.Name;
        return [.. store.Notes(election, read).Where(n => n.Actor != own && Names(n.Reason, own)).Take(most).Select(n =>
        {
            var card = store.Incident(n.Incident, election);
            card = card.MergedInto is { } into ? store.Incident(into, election) : card;
            return new Mention(n, card, store.Audit(card.Id, own, 1) is not [{ } seen] || seen.At < n.At);
        })];
    }
}
