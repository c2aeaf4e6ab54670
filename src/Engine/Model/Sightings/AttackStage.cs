namespace Tocsin.Engine.Model.Sightings;

/// <summary>A step of an attack on an election, in the order in which such attacks run.</summary>
/// <remarks>The order of 2017: names are registered, mail is sent, something answers, an account is taken, stolen documents appear, altered
/// ones among them, and accounts spread them. The page of an authority may be defaced at any time and stands last.</remarks>
public enum AttackStage
{
    /// <summary>A name that looks like a protected one was registered or seen.</summary>
    Lookalike,

    /// <summary>A message that phishes or impersonates was received.</summary>
    Lure,

    /// <summary>A machine of one's own touched what a partner warned of.</summary>
    Contact,

    /// <summary>Sign-ins that look like an attack on an account.</summary>
    Access,

    /// <summary>Something planted for thieves was touched or turned up.</summary>
    DecoyTouched,

    /// <summary>Own documents turned up in a dump.</summary>
    Leak,

    /// <summary>Documents in a dump are not as they were.</summary>
    Alteration,

    /// <summary>Accounts acted together.</summary>
    Amplification,

    /// <summary>Known outlets passed it on.</summary>
    Pickup,

    /// <summary>An official page changed in a way that nobody approved.</summary>
    OfficialPage,
}
