namespace Tocsin.Partners.Stix.Check;

/// <summary>What is wrong with one object of a bundle.</summary>
/// <param name="Id">Its id as it is written; empty when it has none.</param>
/// <param name="What">What is wrong, as a sentence without a full stop that names the property.</param>
/// <param name="IsCustom">True when the object is sound but for a type or property that the standard does not know: strict out refuses it, lenient in keeps it.</param>
public sealed record StixProblem(string Id, string What, bool IsCustom = false);
