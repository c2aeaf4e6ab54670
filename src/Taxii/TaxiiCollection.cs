using Tocsin.Partners.Sharing;
using Tocsin.Storage.Partners;

namespace Tocsin.Taxii;

/// <summary>A collection as one partner sees it.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Title">For people.</param>
/// <param name="Description">For people.</param>
/// <param name="CanWrite">True of the inbox, into which the partner may push, and what it pushed it may delete.</param>
internal sealed record TaxiiCollection(string Id, string Title, string Description, bool CanWrite)
{
    /// <summary>Every collection of a partner: one for each level it may get now, and its inbox. Those of others do not exist for it.</summary>
    public static IReadOnlyList<TaxiiCollection> Of(Partner partner) =>
    [
        .. Enum.GetValues<TlpLevel>().Where(l => l <= partner.Tlp && l < TlpLevel.Red)
            .Select(l => new TaxiiCollection(TaxiiShelf.Readable(partner.Name, l), $"{partner.Name}: {TlpWords.Title(l)}", $"What is shared with {partner.Name} at {TlpWords.Title(l)}.", CanWrite: false)),
        new TaxiiCollection(TaxiiShelf.Inbox(partner.Name), $"{partner.Name}: inbox", "What you push to us.", CanWrite: true),
    ];
}
