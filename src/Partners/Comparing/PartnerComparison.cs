using Tocsin.Engine.Incidents.Fusing;
using Tocsin.Engine.Lookalikes;
using Tocsin.Engine.Model.Elections;
using Tocsin.Engine.Model.Sightings;
using Tocsin.Engine.Pipeline;
using Tocsin.Partners.Facts;
using Tocsin.Storage;
using Tocsin.Storage.Partners;

namespace Tocsin.Partners.Comparing;

/// <summary>What incidents of ours have in common with what partners gave: infrastructure, accounts, texts.</summary>
/// <remarks>What is shared is shown, not what it means: two can link to one site for many reasons. Own names join nothing, nor do the sites where everybody is.</remarks>
public static class PartnerComparison
{
    // Short links and messengers, besides the names everybody knows: half the world is there.
    private static readonly string[] Everybody = ["t.co", "t.me", "telegram.me", "youtu.be", "bit.ly", "fb.com", "bsky.app", "ok.ru", "rumble.com", "odysee.com"];

    /// <summary>What one incident shares with partners, strangest first: texts and accounts before domains.</summary>
    public static IReadOnlyList<SharedMark> Of(CaseStore store, IncidentCard card, Election election)
    {
        ArgumentNullException.ThrowIfNull(store);
        ArgumentNullException.ThrowIfNull(card);
        ArgumentNullException.ThrowIfNull(election);
        var names = new Pseudonymiser(store.PseudonymKey);
        var ours = new Dictionary<PartnerMark, string>();
        foreach (var (mark, shown) in Ours(store.Members(card.Id), names).Where(m => Joins(m.Mark, election)))
            ours.TryAdd(mark, shown);
        return [.. store.PartnerObjectsWith([.. ours.Keys]).Select(f => new SharedMark(f.Mark.Kind, ours[f.Mark], f.Object))
            .OrderBy(s => Array.IndexOf(["text", "hash", "account", "mailbox", "link", "address", "domain"], s.Kind)).ThenBy(s => s.Shown, StringComparer.Ordinal).ThenBy(s => s.Given.Seq)];
    }

    /// <summary>Everything of an incident by which it can be compared, with how it is shown.</summary>
    private static IEnumerable<(PartnerMark Mark, string Shown)> Ours(FusionInput members, Pseudonymiser names)
    {
        var findings = members.Cases.Select(c => c.Finding).Concat(members.Context).ToList();
        foreach (string account in findings.SelectMany(f => f.Accounts).Select(a => a.Account).Distinct(StringComparer.Ordinal))
        {
            if (MarkForms.Account(account) is { } mark)
                yield return (mark, names.Account(account));
        }

        string[] links = [.. findings.SelectMany(f => f.Objects).Where(o => o.Kind is "link" or "media" or "domain").Select(o => o.Value)
            .Concat(members.Cases.SelectMany(c => c.Posts).SelectMany(p => p.Links)).Concat(members.Sightings.SelectMany(s => s.Marks).Where(m => m.Kind is MarkKinds.Link or MarkKinds.Domain).Select(m => m.Value)).Distinct(StringComparer.Ordinal)];
        foreach (var mark in links.SelectMany(MarkForms.Link))
            yield return (mark, Pseudonymiser.Mask(mark.Value));
        string[] texts = [.. findings.SelectMany(f => f.Objects).Where(o => o.Kind is "text" or "message" or "narrative" or "claim").SelectMany(o => new[] { o.Value, o.Example ?? "" }).Concat(members.Cases.SelectMany(c => c.Posts).Select(p => p.Text)).Distinct(StringComparer.Ordinal)];
        foreach (string text in texts)
        {
            if (MarkForms.Text(text) is { } mark)
                yield return (mark, Pseudonymiser.Mask(text.Length > 120 ? text[..120] + "…" : text));
        }

        foreach (var seen in members.Sightings.SelectMany(s => s.Marks))
        {
            var mark = seen.Kind switch { MarkKinds.Address => MarkForms.Address(seen.Value), MarkKinds.Mailbox => MarkForms.Mailbox(seen.Value), _ => null };
            if (mark is { } found)
                yield return (found, found.Value);
        }
    }

    private static bool Joins(PartnerMark mark, Election election) => mark.Kind switch
    {
        "domain" => !Everybody.Contains(mark.Value, StringComparer.Ordinal) && !PopularNames.Contains(mark.Value) && !OwnNames.Owns(election, mark.Value),
        "link" => !OwnNames.Owns(election, mark.Value.Split('/', '?')[0]),
        _ => true,
    };
}
