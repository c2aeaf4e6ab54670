using Tocsin.Storage.Partners;

namespace Tocsin.Partners.Reading;

/// <summary>What came of taking a file in.</summary>
/// <param name="File">The file, with how much was kept, known and refused.</param>
/// <param name="Kept">Objects that are sound, by type, those known before among them.</param>
/// <param name="Remarks">What is not as the standard wants it in objects that were kept all the same, with how many there are.</param>
/// <param name="Dangling">References to objects that neither the file nor the store has.</param>
public sealed record ImportOutcome(PartnerFile File, IReadOnlyList<KeyValuePair<string, long>> Kept, IReadOnlyList<KeyValuePair<string, long>> Remarks, long Dangling)
{
    /// <summary>What was refused while it was read, the first ten thousand.</summary>
    public IReadOnlyList<RefusedObject> Refused { get; init; } = [];
}
