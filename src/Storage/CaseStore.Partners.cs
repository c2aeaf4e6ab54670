using System.Security.Cryptography;
using System.Text;
using Tocsin.Storage.Partners;
using Tocsin.Storage.Tables;

namespace Tocsin.Storage;

/// <content>The register of partners.</content>
public sealed partial class CaseStore
{
    /// <summary>Every partner as it stands, those that ended too.</summary>
    public IReadOnlyList<Partner> Partners() => Read(PartnerRows.All);

    /// <summary>A partner by its name.</summary>
    /// <exception cref="StoreException">There is none.</exception>
    public Partner Partner(string name) => Read(work => PartnerRows.Require(work, name));

    /// <summary>Registers a partner, or changes what it may get.</summary>
    public Partner RecordPartner(Partner partner, string actor, string reason) => Write(work =>
    {
        ArgumentNullException.ThrowIfNull(partner);
        string who = Acting(work, actor, "partner-add"), why = Reasoned(reason);
        if (PartnerRows.Fold(partner.Name).Length == 0)
            throw new StoreException("a name without letters tells no partner from another", "give its name");
        if (partner.Tlp >= TlpLevel.Red)
            throw new StoreException("TLP:RED never leaves, to no partner", "name a level up to amber+strict");
        if (partner.Formats.Count == 0 || partner.Formats.FirstOrDefault(f => !ShareFormats.All.Contains(f, StringComparer.Ordinal)) is not null)
            throw new StoreException("a partner takes at least one known format", $"there are {string.Join(", ", ShareFormats.All)}");
        if (partner.Elections.Count == 0 || partner.Elections.Any(e => e.Length == 0 || e.Any(char.IsWhiteSpace)))
            throw new StoreException("a partner is a member for at least one election", "name elections by their ids, or * for all");
        var added = partner with { Name = PartnerRows.Find(work, partner.Name)?.Name ?? Sql.StoredText.Clean(partner.Name.Trim()), Since = _clock.GetUtcNow(), IsEnded = false };
        long line = AuditLog.Append(work, added.Since, who, "partner-add", added.Name,
            $"up to {TlpWords.Title(added.Tlp)}; {string.Join(", ", added.Formats)}; extensions {(added.Extensions ? "yes" : "no")}; elections {string.Join(", ", added.Elections)}: {why}");
        PartnerRows.Add(work, added, why, who, line);
        return added;
    });

    /// <summary>Nothing is shared with a partner any more.</summary>
    public void EndPartner(string name, string actor, string reason) => Write(work =>
    {
        string who = Acting(work, actor, "partner-end"), why = Reasoned(reason);
        var partner = PartnerRows.Require(work, name);
        if (partner.IsEnded)
            throw new StoreException($"sharing with {partner.Name} has ended already", "nothing was changed");
        var now = _clock.GetUtcNow();
        long line = AuditLog.Append(work, now, who, "partner-end", partner.Name, why);
        PartnerRows.Add(work, partner with { Since = now, IsEnded = true }, why, who, line);
        return 0;
    });

    /// <summary>Makes a secret by which a partner is known to the TAXII server; earlier ones are void.</summary>
    /// <returns>The secret: it is shown once and kept as a hash only.</returns>
    public string RenewToken(string name, string actor) => Write(work =>
    {
        string who = Acting(work, actor, "partner-token");
        var partner = PartnerRows.Require(work, name);
        if (partner.IsEnded)
            throw new StoreException($"sharing with {partner.Name} has ended", "register it again first");
        string secret = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32));
        long line = AuditLog.Append(work, _clock.GetUtcNow(), who, "partner-token", partner.Name, "a new secret; earlier ones are void");
        work.Execute(
            "INSERT INTO partner_tokens (seq, folded, sha256, at, actor, audit) VALUES (@seq, @folded, @sha256, @at, @actor, @audit)",
            ("seq", work.Value<long>("SELECT MAX(seq) FROM partner_tokens") + 1), ("folded", PartnerRows.Fold(partner.Name)), ("sha256", Hash(secret)), ("at", _clock.GetUtcNow().ToUnixTimeMilliseconds()), ("actor", who), ("audit", line));
        return secret;
    });

    /// <summary>The partner that a name and a secret belong to; null when they do not fit or sharing has ended.</summary>
    public Partner? Known(string name, string secret) => Read(work =>
    {
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(secret);
        string kept = work.Value<string>("SELECT sha256 FROM partner_tokens WHERE folded = @folded ORDER BY seq DESC LIMIT 1", ("folded", PartnerRows.Fold(name))) ?? "";
        bool fits = CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(kept), Encoding.ASCII.GetBytes(Hash(secret)));
        return fits && PartnerRows.Find(work, name) is { IsEnded: false } partner ? partner : null;
    });

    /// <summary>Says in the audit log that wrong secrets for a name were tried too often.</summary>
    /// <param name="name">The name that was typed; it stands in the log only when a partner has it, since what is typed instead of a name can be a secret.</param>
    /// <param name="address">From where.</param>
    public void NotePartnerLockOut(string name, string address) => Write(work =>
    {
        string known = PartnerRows.Find(work, name)?.Name ?? "";
        AuditLog.Append(work, _clock.GetUtcNow(), Somebody, "lock-out", known, $"wrong secrets over TAXII, from {address}");
        return 0;
    });

    private static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
