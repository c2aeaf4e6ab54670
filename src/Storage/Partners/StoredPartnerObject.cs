namespace Tocsin.Storage.Partners;

/// <summary>An object that a partner gave, with where it came from.</summary>
/// <param name="Seq">Its number in the store.</param>
/// <param name="Partner">The partner.</param>
/// <param name="File">Number of the file it came in.</param>
/// <param name="Id">Its id in the partner's world.</param>
/// <param name="Type">Its type.</param>
/// <param name="Version">Of what has versions the moment of this one in Unix milliseconds; 0 otherwise.</param>
/// <param name="Tlp">How far it may travel.</param>
/// <param name="Body">It, as it was given.</param>
public sealed record StoredPartnerObject(long Seq, string Partner, long File, string Id, string Type, long Version, TlpLevel Tlp, string Body);
