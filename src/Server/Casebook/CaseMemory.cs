using System.Globalization;
using Tocsin.Storage;

namespace Tocsin.Server.Casebook;

/// <summary>Incidents as they were read lately, by revision: a page that is drawn again because something else changed reads nothing again.</summary>
public sealed class CaseMemory(CaseStore store)
{
    // About 200 bytes an entry: some hundred megabytes at most, however large incidents are.
    private readonly Remembered<CaseFacts> _facts = new(1_500_000, f => f.Weight);
    private readonly Remembered<byte[]> _networks = new(32_000_000, n => n.Length);

    /// <summary>What an incident rests on.</summary>
    public CaseFacts Facts(IncidentCard card) => _facts.Get(Key(card), () => CaseFacts.Of(store, card));

    /// <summary>Its network, laid out.</summary>
    public byte[] Network(IncidentCard card, NetworkWanted wanted) => _networks.Get($"{Key(card)} {wanted}", () =>
    {
        var facts = Facts(card);
        return AccountNetwork.Of(AccountNetwork.Accounts(facts.Told.Groups.Select(g => g.Accounts)), facts.Findings, wanted).Json();
    });

    private static string Key(IncidentCard card)
    {
        ArgumentNullException.ThrowIfNull(card);
        return string.Create(CultureInfo.InvariantCulture, $"{card.Id} {card.Revision}");
    }
}
