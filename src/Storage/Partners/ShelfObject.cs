namespace Tocsin.Storage.Partners;

/// <summary>An object of a TAXII collection.</summary>
/// <param name="Id">Its STIX id.</param>
/// <param name="Version">Of what has versions the moment of this one in Unix milliseconds; 0 otherwise.</param>
/// <param name="Type">Its type.</param>
/// <param name="Added">When it came into the collection, in Unix microseconds: no two have the same.</param>
/// <param name="Seq">Its number in the store.</param>
/// <param name="Body">It, as JSON; empty where only the manifest was asked for.</param>
public sealed record ShelfObject(string Id, long Version, string Type, long Added, long Seq, string Body);
