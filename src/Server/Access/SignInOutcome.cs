namespace Tocsin.Server.Access;

/// <summary>What came of an attempt.</summary>
internal enum SignInOutcome
{
    /// <summary>Nothing: the name, the password or the code is wrong, or the account is locked. Which of them is not said.</summary>
    Refused,

    /// <summary>The password is right; a code is wanted.</summary>
    Code,

    /// <summary>Signed in.</summary>
    Done,
}
