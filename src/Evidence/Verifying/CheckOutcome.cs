namespace Tocsin.Evidence.Verifying;

/// <summary>How a check went.</summary>
public enum CheckOutcome
{
    /// <summary>Everything is as it has to be.</summary>
    Ok,

    /// <summary>Something is not.</summary>
    Differs,

    /// <summary>It could not be checked, or there is nothing to check; the words say why.</summary>
    NotChecked,
}
