using Tocsin.Partners.Facts;
using Tocsin.Partners.Sharing;
using Tocsin.Partners.Stix.Out;
using Tocsin.Storage;
using Tocsin.Storage.Partners;

namespace Tocsin.Server.Casebook;

/// <content>Sharing with partners: prepared by one person, approved by another, let out as approved, recalled.</content>
public sealed partial class Desk
{
    /// <summary>Partners: all of the house's, or those that are members for the caller's elections.</summary>
    public IReadOnlyList<Partner> Partners() => [.. store.Partners().Where(p => Caller.Elections is not { } own || own.Any(p.IsMember))];

    /// <summary>Registers a partner or changes what it may get.</summary>
    public void Register(Partner partner, string reason)
    {
        RequireHouse();
        store.RecordPartner(partner, Caller.Name, reason);
    }

    /// <summary>Nothing is shared with it any more.</summary>
    public void EndPartner(string name, string reason)
    {
        RequireHouse();
        store.EndPartner(name, Caller.Name, reason);
    }

    /// <summary>Registers a partner and tells how it stands.</summary>
    public Partner Registered(Partner partner, string reason)
    {
        ArgumentNullException.ThrowIfNull(partner);
        Register(partner, reason);
        return store.Partner(partner.Name);
    }

    /// <summary>Ends sharing with a partner and tells how it stands.</summary>
    public Partner Ended(string name, string reason)
    {
        EndPartner(name, reason);
        return store.Partner(name);
    }

    /// <summary>A new secret by which a partner is known to the TAXII server; it is shown once.</summary>
    public string PartnerSecret(string name)
    {
        RequireHouse();
        return store.RenewToken(name, Caller.Name);
    }

    /// <summary>Shares of an incident, the newest first.</summary>
    public IReadOnlyList<Share> SharesOf(IncidentCard card)
    {
        ArgumentNullException.ThrowIfNull(card);
        _ = Incident(card.Id);
        return [.. store.Shares().Where(s => s.Incidents.Contains(card.Id, StringComparer.Ordinal))];
    }

    /// <summary>Shares of an election, the newest first.</summary>
    public IReadOnlyList<Share> Shares(string election)
    {
        RequireElection(election);
        return [.. store.Shares().Where(s => s.Election == election)];
    }

    /// <summary>A share of one of the caller's elections.</summary>
    public Share Share(string id, string election)
    {
        RequireElection(election);
        var share = store.Shares().FirstOrDefault(s => s.Id == id && s.Election == election);
        return share ?? throw new StoreException($"the store has no share '{id}'", "'share list' lists them") { Refusal = StoreRefusal.Absent };
    }

    /// <summary>What would leave. Nothing is put down by asking.</summary>
    /// <exception cref="StoreException">It may not leave, or not to this partner.</exception>
    public ShareDraft Draft(IncidentCard card, string partner, TlpLevel tlp, string format, bool words)
    {
        var current = Incident(card.Id);
        Acting("share-prepare");
        var to = store.RequireShareable(partner, tlp, format, [current.Id]);
        var sharing = new StixSharing { Office = settings.Office, Tlp = tlp, Extensions = to.Extensions, Words = words };
        try
        {
            string text = SharedText.Of(format, [IncidentFacts.Of(store, current, Election(current.Election))], sharing);
            return new ShareDraft(to.Name, tlp, format, text, [.. DryRun.Of(format, text)]);
        }
        catch (NothingToShareException nothing)
        {
            throw new StoreException(nothing.Message, nothing.Remedy);
        }
    }

    /// <summary>Puts it down for a second person.</summary>
    public Share Prepare(IncidentCard card, ShareDraft draft)
    {
        ArgumentNullException.ThrowIfNull(draft);
        return store.PrepareShare(draft.Partner, draft.Tlp, draft.Format, [Incident(card.Id).Id], draft.Text, Caller.Name);
    }

    /// <summary>Each field of a share; reading it is logged.</summary>
    public IReadOnlyList<LeavingField> Fields(Share share)
    {
        ArgumentNullException.ThrowIfNull(share);
        RequireElection(share.Election);
        store.Note(Caller.Name, "view", share.Id, $"share for {share.Partner}");
        return [.. DryRun.Of(share.Format, store.ShareText(share.Id))];
    }

    /// <summary>Approves that exactly this text leaves.</summary>
    public Share Approve(Share share) => store.ApproveShare(Own(share), Caller.Name);

    /// <summary>Lets an approved share out as a file; logged before anybody has it.</summary>
    public (string Name, string Text) Take(Share share)
    {
        string id = Own(share);
        string name = $"{id}.{SharedText.Ending(share.Format)}";
        return (name, store.WriteShare(id, "file " + name, Caller.Name).Text);
    }

    /// <summary>Lets an approved bundle out into the partner's TAXII collection.</summary>
    public Share Shelve(Share share) => TaxiiShelf.Put(store, Own(share), Caller.Name);

    /// <summary>Takes a share back; the notice to the partner is for a person to send.</summary>
    public (Share Share, string Notice) Recall(Share share, string reason)
    {
        var recalled = store.RecallShare(Own(share), Caller.Name, reason);
        return (recalled, RecallNotice.Of(recalled));
    }

    private string Own(Share share)
    {
        ArgumentNullException.ThrowIfNull(share);
        RequireElection(share.Election);
        return share.Id;
    }

    // A partner is the house's: who works on one election only would decide for others.
    private void RequireHouse()
    {
        Require(Role.Lead, "the register of partners");
        if (Caller.Elections is not null)
            throw new StoreException("partners are registered by leads of all elections", "ask one of them") { Refusal = StoreRefusal.NotAllowed };
    }
}
