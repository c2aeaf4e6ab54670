using Tocsin.Storage.Tables;

namespace Tocsin.Storage;

/// <content>What findings rest on, byte for byte.</content>
public sealed partial class CaseStore
{
    /// <summary>Everything frozen of what an incident rests on, by input and place. All of it is in memory: posts and papers of one incident.</summary>
    public IReadOnlyList<StoredRecord> Records(string id) => Read(work =>
    {
        var card = IncidentRows.One(work, id) ?? throw NoSuch(id);
        return RecordRows.Resting(work, FindingRows.Read(work, card.Election, IncidentRows.Members(work, id)), card.Election);
    });
}
