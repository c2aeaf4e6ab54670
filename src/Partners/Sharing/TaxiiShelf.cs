using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Tocsin.Engine.Model;
using Tocsin.Partners.Stix.Check;
using Tocsin.Storage;
using Tocsin.Storage.Partners;

namespace Tocsin.Partners.Sharing;

/// <summary>The collections of a partner: one to read for each level it may get, and one to write into.</summary>
public static class TaxiiShelf
{
    private static readonly Guid Namespace = new("9a4f6c52-2f0f-5e0c-8f6b-0b7f7d6c3a11");

    /// <summary>Id of the collection that a partner reads at a level.</summary>
    public static string Readable(string partner, TlpLevel level) => Id($"{Fold(partner)}\n{TlpWords.Code(level)}");

    /// <summary>Id of the collection that a partner writes into.</summary>
    public static string Inbox(string partner) => Id($"{Fold(partner)}\ninbox");

    /// <summary>Lets an approved bundle out into the collection of its partner and level.</summary>
    public static Share Put(CaseStore store, string share, string actor)
    {
        ArgumentNullException.ThrowIfNull(store);
        var known = store.Share(share);
        if (known.Format != ShareFormats.Stix)
            throw new StoreException($"a TAXII collection holds STIX, and this is {known.Format}", "prepare it anew with --format stix");
        string text = store.ShareText(known.Id);
        return store.ShelveShare(known.Id, Readable(known.Partner, known.Tlp), Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text))), Objects(text), actor);
    }

    /// <summary>The objects of a bundle or envelope.</summary>
    internal static IReadOnlyList<ShelfObject> Objects(string text)
    {
        using var document = JsonDocument.Parse(text);
        return [.. document.RootElement.GetProperty("objects").EnumerateArray().Select(Object)];
    }

    internal static ShelfObject Object(JsonElement o) => new(
        StixValueCheck.Text(o, "id"),
        StixForms.TryMoment(StixValueCheck.Text(o, "modified"), out var modified) ? modified.ToUnixTimeMilliseconds() : 0,
        StixValueCheck.Text(o, "type"), 0, 0, JsonSerializer.Serialize(o));

    // As the register folds names: the id stays when somebody types it otherwise.
    private static string Fold(string partner) => string.Join(' ', partner.ToLowerInvariant().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private static string Id(string about) => Uuid5.Create(Namespace, Encoding.UTF8.GetBytes(about)).ToString("D");
}
