namespace Tocsin.Partners.Stix.Check;

/// <summary>What STIX 2.1 knows of one type of object.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Kind">sdo, sro, sco or meta.</param>
/// <param name="Properties">Every property of the standard.</param>
/// <param name="Required">Those that must be there.</param>
/// <param name="Contributing">Of an observable: those that make up its id.</param>
internal sealed record StixType(string Name, string Kind, IReadOnlySet<string> Properties, IReadOnlyList<string> Required, IReadOnlyList<string> Contributing)
{
    /// <summary>True for cyber-observables, which have no times of their own.</summary>
    public bool IsObservable => Kind == "sco";

    /// <summary>True for what has versions: domain, relationship and most meta objects.</summary>
    public bool HasVersions => !IsObservable && Name != "marking-definition";
}
