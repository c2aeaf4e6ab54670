namespace Tocsin.Evidence.Manifest;

/// <summary>What a file in an archive is there for.</summary>
/// <remarks>Evidence of the hacking half has the roles of <c>scan.json</c>: <c>names</c>, <c>mail</c>, <c>logs</c> and so on.</remarks>
public static class EntryRoles
{
    /// <summary>The page for people.</summary>
    public const string Readme = "readme";

    /// <summary>A file that the scan wrote.</summary>
    public const string Scan = "scan";

    /// <summary>An input with posts, as received.</summary>
    public const string Posts = "posts";

    /// <summary>A file that was not named but lies beside an input and is read with it.</summary>
    public const string Beside = "beside";

    /// <summary>The election profile.</summary>
    public const string Profile = "profile";

    /// <summary>Fact-checks.</summary>
    public const string Claims = "claims";

    /// <summary>Outlets.</summary>
    public const string Outlets = "outlets";

    /// <summary>Settings of the detectors.</summary>
    public const string Settings = "settings";

    /// <summary>The secret behind the pseudonyms.</summary>
    public const string PseudonymKey = "pseudonym-key";

    /// <summary>The incident as the store tells it, with what other scans found.</summary>
    public const string Case = "case";

    /// <summary>What people decided, from the store.</summary>
    public const string Decisions = "decisions";

    /// <summary>The store's chain of hashes over everything that was done.</summary>
    public const string Audit = "audit";
}
