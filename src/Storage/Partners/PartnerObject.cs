namespace Tocsin.Storage.Partners;

/// <summary>An object that a partner gave.</summary>
/// <param name="Id">Its id in the partner's world.</param>
/// <param name="Type">Its type.</param>
/// <param name="Version">Of what has versions the moment of this one in Unix milliseconds; 0 otherwise.</param>
/// <param name="Tlp">How far it may travel.</param>
/// <param name="Body">It, as it was given.</param>
/// <param name="Place">Its place in the file, from 1.</param>
/// <param name="Marks">By what it can be found.</param>
public sealed record PartnerObject(string Id, string Type, long Version, TlpLevel Tlp, string Body, long Place, IReadOnlyList<PartnerMark> Marks);
