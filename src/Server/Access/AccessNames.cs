namespace Tocsin.Server.Access;

/// <summary>Names of schemes, cookies and claims.</summary>
internal static class AccessNames
{
    /// <summary>Scheme that picks one of the next two.</summary>
    public const string Either = "tocsin";

    /// <summary>Scheme of people: a cookie.</summary>
    public const string Cookie = "tocsin-cookie";

    /// <summary>Scheme of programs: a key.</summary>
    public const string Key = "tocsin-key";

    /// <summary>Scheme of an identity provider.</summary>
    public const string Provider = "tocsin-provider";

    /// <summary>Claim with the hash of the session.</summary>
    public const string SessionClaim = "tocsin:session";

    /// <summary>Claim with the id of a key.</summary>
    public const string KeyClaim = "tocsin:key";

    /// <summary>What keys begin with, so that one in a file or a chat is found.</summary>
    public const string KeyPrefix = "tocsin_";

    /// <summary>A cookie's name; with encryption one that no other host and no unencrypted page can set.</summary>
    public static string CookieOf(ServerSettings settings, string name) => settings.Encrypted ? "__Host-" + name : name;
}
