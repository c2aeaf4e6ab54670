using Tocsin.Storage;

namespace Tocsin.Server.Casebook;

/// <content>The network of an incident's accounts.</content>
public sealed partial class Desk
{
    /// <summary>The network as the page draws it; accounts are pseudonyms.</summary>
    public byte[] Network(IncidentCard card, NetworkWanted wanted) => memory.Network(Incident(card.Id), wanted);
}
