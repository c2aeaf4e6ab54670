using Tocsin.Storage.Partners;
using Tocsin.Storage.Sql;
using Tocsin.Storage.Tables;

namespace Tocsin.Storage;

/// <content>What is shared with partners: prepared by one person, approved by another, written as approved, recalled.</content>
/// <remarks>No response without a named human. The rules stand here, for every surface that shares.</remarks>
public sealed partial class CaseStore
{
    /// <summary>Every share, the newest first.</summary>
    /// <param name="partner">Only with this partner; null for all.</param>
    public IReadOnlyList<Share> Shares(string? partner = null) => Read(work => ShareRows.All(work, partner));

    /// <summary>The share that somebody means: its id or the beginning of it.</summary>
    public Share Share(string typed) => Read(work => ShareRows.Require(work, typed));

    /// <summary>The text of a share. It stays in the house: only <see cref="WriteShare"/> lets it out.</summary>
    public string ShareText(string typed) => Read(work => ShareRows.Body(work, ShareRows.Require(work, typed).Id));

    /// <summary>Says now what preparing a share would say later.</summary>
    /// <returns>The partner.</returns>
    /// <exception cref="StoreException">It may not leave, or not to this partner.</exception>
    public Partner RequireShareable(string partner, TlpLevel tlp, string format, IReadOnlyList<string> incidents) => Read(work =>
    {
        ArgumentNullException.ThrowIfNull(incidents);
        return Gate(work, partner, tlp, format, Cards(work, incidents));
    });

    /// <summary>Puts a text down to be approved.</summary>
    /// <param name="partner">For whom.</param>
    /// <param name="tlp">How far it may travel.</param>
    /// <param name="format">One of <see cref="ShareFormats"/>.</param>
    /// <param name="incidents">Ids of the incidents it tells of, all of one election.</param>
    /// <param name="text">The text.</param>
    /// <param name="actor">Who prepares it.</param>
    public Share PrepareShare(string partner, TlpLevel tlp, string format, IReadOnlyList<string> incidents, string text, string actor) => Write(work =>
    {
        ArgumentNullException.ThrowIfNull(incidents);
        ArgumentException.ThrowIfNullOrEmpty(text);
        string who = Acting(work, actor, "share-prepare");
        var cards = Cards(work, incidents);
        var to = Gate(work, partner, tlp, format, cards);
        string body = StoredText.Clean(text);
        var share = new Share
        {
            Id = "share--" + Guid.CreateVersion7(_clock.GetUtcNow()).ToString("D"),
            Partner = to.Name,
            Election = cards[0].Election,
            Incidents = [.. cards.Select(c => c.Id)],
            Tlp = tlp,
            Format = format,
            Sha256 = Hash(body),
            At = _clock.GetUtcNow(),
            By = who,
        };
        long line = AuditLog.Append(work, share.At, who, "share-prepare", share.Id, $"for {to.Name}, {TlpWords.Title(tlp)}, {format}, incidents {string.Join(", ", cards.Select(c => c.Number))}, sha256 {share.Sha256}");
        ShareRows.Add(work, share, body, line);
        return share;
    });

    /// <summary>A second person approves that exactly this text leaves.</summary>
    /// <exception cref="StoreException">They prepared it, may not, or it may not leave any more.</exception>
    public Share ApproveShare(string typed, string actor) => Write(work =>
    {
        string who = Acting(work, actor, "share-approve");
        var share = ShareRows.Require(work, typed);
        if (PeopleRows.Same(who, share.By))
            throw new StoreException($"{share.By} prepared it and cannot approve it", "a second person approves what leaves the house: --by NAME");
        if (share.Approval is { } given)
            throw new StoreException($"it was approved by {given.Actor} already", "nothing was changed");
        Unrecalled(share);
        Gate(work, share.Partner, share.Tlp, share.Format, Cards(work, share.Incidents));
        return Happened(work, share, "share-approve", share.Sha256, who, $"for {share.Partner}, {TlpWords.Title(share.Tlp)}, prepared by {share.By}, sha256 {share.Sha256}");
    });

    /// <summary>Lets an approved share out: checked again, and logged before anybody has it.</summary>
    /// <param name="typed">Which.</param>
    /// <param name="where">Where it goes, for the log.</param>
    /// <param name="actor">Who sends it.</param>
    /// <returns>The share and its text, of which the hash is the approved one.</returns>
    public (Share Share, string Text) WriteShare(string typed, string where, string actor) => Write(work => LetOut(work, typed, where, actor));

    /// <summary>Says that a share is not to be relied on any more; what a TAXII collection holds of it is taken out.</summary>
    public Share RecallShare(string typed, string actor, string reason) => Write(work =>
    {
        string who = Acting(work, actor, "share-recall"), why = Reasoned(reason);
        var share = ShareRows.Require(work, typed);
        Unrecalled(share);
        work.Execute("DELETE FROM taxii_objects WHERE share = @share", ("share", share.Id));
        return Happened(work, share, "share-recall", why, who, $"{share.Partner} is to be told: {why}");
    });

    private (Share Share, string Text) LetOut(Work work, string typed, string where, string actor)
    {
        string who = Acting(work, actor, "share-write");
        var share = ShareRows.Require(work, typed);
        Unrecalled(share);
        if (share.Approval is not { } approval || PeopleRows.Same(approval.Actor, share.By))
            throw new StoreException("nobody but its author approved it", "a second person approves what leaves the house: tocsin share approve ID --by NAME");
        Gate(work, share.Partner, share.Tlp, share.Format, Cards(work, share.Incidents));
        string text = ShareRows.Body(work, share.Id);
        if (Hash(text) is var hash && (hash != share.Sha256 || hash != approval.Detail))
            throw new StoreException("its text is not the one that was approved", "somebody changed the store from outside: 'audit --verify' and 'store check' tell more; prepare it anew");
        return (Happened(work, share, "share-write", where, who, $"to {share.Partner}, {TlpWords.Title(share.Tlp)}, {where}, approved by {approval.Actor}, sha256 {share.Sha256}"), text);
    }

    private Share Happened(Work work, Share share, string kind, string detail, string who, string words)
    {
        var now = _clock.GetUtcNow();
        var what = new ShareEvent(kind, detail, DateTimeOffset.FromUnixTimeMilliseconds(now.ToUnixTimeMilliseconds()), who);
        ShareRows.Happened(work, share.Id, what, AuditLog.Append(work, now, who, kind, share.Id, words));
        return share with { Events = [.. share.Events, what] };
    }

    private static Partner Gate(Work work, string partner, TlpLevel tlp, string format, IReadOnlyList<IncidentCard> cards)
    {
        var to = PartnerRows.Require(work, partner);
        ShareGate.Require(to, tlp, format, cards[0].Election, cards);
        return to;
    }

    private static List<IncidentCard> Cards(Work work, IReadOnlyList<string> incidents) => incidents.Count == 0
        ? throw new StoreException("no incident was named", "name at least one")
        : [.. incidents.Select(i => Require(work, i, null)).DistinctBy(c => c.Id, StringComparer.Ordinal)];

    private static void Unrecalled(Share share)
    {
        if (share.Recall is { } recall)
            throw new StoreException($"it was recalled by {recall.Actor}: {recall.Detail}", "prepare it anew if it may leave again");
    }
}
