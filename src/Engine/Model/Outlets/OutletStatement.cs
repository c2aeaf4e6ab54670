namespace Tocsin.Engine.Model.Outlets;

/// <summary>One statement about an outlet, with who says so.</summary>
/// <param name="Kind">One of <see cref="OutletFactKinds"/>.</param>
/// <param name="Value">What is said: a domain, an owner's name, <c>state-controlled</c>, <c>imposed</c>.</param>
/// <param name="By">Who says or decided so.</param>
/// <param name="Ground">On what ground; empty when none is given.</param>
/// <param name="Source">Document or address where it can be read; empty when none is given.</param>
/// <param name="Since">From which day; null when not said.</param>
/// <param name="Until">To which day, itself included; null while it lasts.</param>
public sealed record OutletStatement(string Kind, string Value, string By, string Ground = "", string Source = "", DateOnly? Since = null, DateOnly? Until = null);
