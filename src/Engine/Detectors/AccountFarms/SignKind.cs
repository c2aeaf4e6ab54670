namespace Tocsin.Engine.Detectors.AccountFarms;

/// <summary>What can show that accounts were made together.</summary>
internal enum SignKind
{
    /// <summary>Created within a short time.</summary>
    Creation,

    /// <summary>Handles of one form.</summary>
    HandleForm,

    /// <summary>Handles of one form with the same first word.</summary>
    HandleStem,

    /// <summary>The same or nearly the same description.</summary>
    Description,

    /// <summary>The same display name.</summary>
    DisplayName,

    /// <summary>The account was renamed.</summary>
    Renamed,

    /// <summary>A handle that several accounts have had.</summary>
    SharedHandle,
}
