namespace Tocsin.Engine.Model.Outlets;

/// <summary>Kinds of statements about an outlet.</summary>
public static class OutletFactKinds
{
    /// <summary>What it is called.</summary>
    public const string Name = "name";

    /// <summary>A domain of its own.</summary>
    public const string Domain = "domain";

    /// <summary>Another domain that carries the same.</summary>
    public const string Mirror = "mirror";

    /// <summary>An account, <c>platform:handle</c>.</summary>
    public const string Account = "account";

    /// <summary>Who owns it.</summary>
    public const string Owner = "owner";

    /// <summary>A person or body tied to it, in the role that the ground tells.</summary>
    public const string Link = "link";

    /// <summary>The country it is registered or works in.</summary>
    public const string Country = "country";

    /// <summary>What links it to a state: <c>state-controlled</c>, <c>state-linked</c> …</summary>
    public const string StateLink = "state-link";

    /// <summary>What a list says of it: <c>listed</c>, <c>rated-low</c>, <c>medium</c> …</summary>
    public const string Listing = "listing";

    /// <summary>An authority decided about its accreditation: <c>granted</c>, <c>refused</c>, <c>withdrawn</c>.</summary>
    public const string Accreditation = "accreditation";

    /// <summary>An authority decided about a sanction: <c>imposed</c>, <c>lifted</c>.</summary>
    public const string Sanction = "sanction";

    /// <summary>A person took an earlier statement back.</summary>
    public const string Withdrawn = "withdrawn";

    /// <summary>A list that gave an earlier statement gives it no longer.</summary>
    public const string Delisted = "delisted";

    /// <summary>What speaks about an outlet; the other two end what was said.</summary>
    public static IReadOnlyList<string> Statements { get; } = [Name, Domain, Mirror, Account, Country, Owner, Link, StateLink, Listing, Accreditation, Sanction];

    /// <summary>Ground of a name that is too common to join by.</summary>
    public const string WeakName = "weak alias";

    /// <summary>The value of a sanction that is in force.</summary>
    public const string Imposed = "imposed";
}
