namespace Tocsin.Mail.Authentication;

/// <summary>Where the results of authentication come from.</summary>
public enum AuthSource
{
    /// <summary>Neither records nor recorded results were there.</summary>
    Nowhere,

    /// <summary>A server recorded them in the message; they are as true as that server.</summary>
    Recorded,

    /// <summary>We evaluated them over the records given.</summary>
    Evaluated,
}
