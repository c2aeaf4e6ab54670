namespace Tocsin.Storage.Partners;

/// <summary>An object that was not taken.</summary>
/// <param name="Place">Its place in the file, from 1.</param>
/// <param name="Id">Its id as written; empty when it has none.</param>
/// <param name="Type">Its type as written.</param>
/// <param name="Reason">Why, as a sentence without a full stop.</param>
public sealed record RefusedObject(long Place, string Id, string Type, string Reason);
