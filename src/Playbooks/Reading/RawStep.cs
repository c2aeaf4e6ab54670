using System.Text.Json;

namespace Tocsin.Playbooks.Reading;

/// <summary>A workflow step as it stands in the file.</summary>
/// <param name="Id">Its key.</param>
/// <param name="Type">Its type.</param>
/// <param name="Json">All of it.</param>
/// <param name="Branches">Where it branches to: both answers of a question, the cases of a switch, what runs in parallel.</param>
/// <param name="Then">What follows it: on_completion, or on_success and on_failure.</param>
internal sealed record RawStep(string Id, string Type, JsonElement Json, IReadOnlyList<string> Branches, IReadOnlyList<string> Then)
{
    /// <summary>Every step it names.</summary>
    public IEnumerable<string> Next => Branches.Concat(Then);
}
