namespace Tocsin.Playbooks;

/// <summary>What Tocsin's extension says of a playbook.</summary>
/// <param name="Intrusiveness">1: concerns one's own house only, to 5: may lead to measures against persons. The least comes first.</param>
/// <param name="Fits">When it fits.</param>
/// <param name="Proportionality">Why it asks for no more than is needed.</param>
/// <param name="SpeaksAgainst">What to consider before it is started.</param>
/// <param name="LegalBasis">On what it rests.</param>
/// <param name="LegalCheck">Who checks that.</param>
public sealed record Tailoring(
    int Intrusiveness, Fit Fits, string Proportionality, IReadOnlyList<string> SpeaksAgainst, IReadOnlyList<LegalBasis> LegalBasis, string LegalCheck)
{
    /// <summary>Id of the extension definition in every playbook that uses it.</summary>
    public const string ExtensionId = "extension-definition--052c2eb7-953e-5f38-8a2a-e5a616b7c3ed";
}
