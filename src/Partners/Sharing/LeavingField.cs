namespace Tocsin.Partners.Sharing;

/// <summary>One field that would leave.</summary>
/// <param name="Number">Number of the object it stands in, from 1.</param>
/// <param name="Type">The object's type.</param>
/// <param name="Name">The field's path in the object.</param>
/// <param name="Value">What stands there.</param>
public sealed record LeavingField(int Number, string Type, string Name, string Value);
