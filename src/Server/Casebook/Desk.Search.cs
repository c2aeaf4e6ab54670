using System.Globalization;
using Tocsin.Engine.Pipeline;
using Tocsin.Storage;

namespace Tocsin.Server.Casebook;

/// <content>Looking for what the store holds by its words; each search is logged.</content>
public sealed partial class Desk
{
    /// <summary>Posts with these words, accounts as pseudonyms; logged.</summary>
    public IReadOnlyList<StoredPost> Search(string election, string words, long? before, int most, PostFilter? filter = null)
    {
        RequireElection(election);
        var posts = store.Search(words, election, before, most, filter);
        store.Note(Caller.Name, "search", election, $"{words}{Narrowed(filter)}: {posts.Count} posts shown");
        var names = new Pseudonymiser(store.PseudonymKey);
        return [.. posts.Select(p => p with { Account = names.Account(p.Account), External = "", Text = Pseudonymiser.Mask(p.Text) })];
    }

    /// <summary>Everything of a kind with these words: posts, findings, evidence. Where decoys were planted is for leads.</summary>
    public ObservationPage Observe(string election, string words, string? cursor, int most, PostFilter filter)
    {
        RequireElection(election);
        ArgumentNullException.ThrowIfNull(filter);
        filter = filter.Whole();
        var page = store.Observe(words, election, cursor, most, filter, Caller.Is(Role.Lead) ? null : DecoyPlaces.Hide);
        store.Note(Caller.Name, "search", election, $"{words}{Narrowed(filter)}: {page.Items.Count} {(filter.Kind == SearchKinds.Everything ? "things" : filter.Kind)} shown");
        return page;
    }

    private static string Narrowed(PostFilter? filter) => string.Join(", ", filter is null ? [] : new[]
    {
        filter.Platform, filter.Language, filter.Account,
        filter.From is { } from ? $"from {from.UtcDateTime.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture)}" : "",
        filter.Until is { } until ? $"until {until.UtcDateTime.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture)}" : "",
    }.Where(w => w.Length > 0)) is { Length: > 0 } narrowed ? $" ({narrowed})" : "";
}
