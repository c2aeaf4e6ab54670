namespace Tocsin.Storage.Partners;

/// <summary>Something by which an object of a partner can be found in our incidents.</summary>
/// <param name="Kind">domain, link, address, mailbox, account, hash, text.</param>
/// <param name="Value">Its canonical form; of a text a hash of it.</param>
public readonly record struct PartnerMark(string Kind, string Value);
