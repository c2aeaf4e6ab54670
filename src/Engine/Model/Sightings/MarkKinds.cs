namespace Tocsin.Engine.Model.Sightings;

/// <summary>Kinds of <see cref="Mark"/>.</summary>
public static class MarkKinds
{
    /// <summary>A host or a registrable domain, canonical ASCII.</summary>
    public const string Domain = "domain";

    /// <summary>A canonical link.</summary>
    public const string Link = "link";

    /// <summary>An IP address.</summary>
    public const string Address = "address";

    /// <summary>A mail address, lower case.</summary>
    public const string Mailbox = "mailbox";

    /// <summary>A document of one's own, by the name it was enrolled under.</summary>
    public const string Document = "document";

    /// <summary>A dump, by the path it was given as.</summary>
    public const string Dump = "dump";

    /// <summary>The file name of a dump or archive.</summary>
    public const string File = "file";

    /// <summary>A decoy, by its id.</summary>
    public const string Decoy = "decoy";

    /// <summary>A user or mailbox of one's own.</summary>
    public const string User = "user";
}
