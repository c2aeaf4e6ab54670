namespace Tocsin.Engine.Coordination.Reference;

/// <summary>An object and how many distinct accounts shared it in coordination.</summary>
/// <param name="ObjectId">The object.</param>
/// <param name="Accounts">Distinct accounts at either end of the edges the object stands on.</param>
public readonly record struct ReferenceObject(int ObjectId, int Accounts);
