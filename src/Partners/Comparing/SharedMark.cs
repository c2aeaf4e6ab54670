using Tocsin.Storage.Partners;

namespace Tocsin.Partners.Comparing;

/// <summary>Something that an incident of ours and an object of a partner have in common.</summary>
/// <param name="Kind">domain, link, address, mailbox, account, hash, text.</param>
/// <param name="Shown">What it is; of an account its pseudonym.</param>
/// <param name="Given">The partner's object.</param>
public sealed record SharedMark(string Kind, string Shown, StoredPartnerObject Given);
