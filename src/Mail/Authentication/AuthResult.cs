namespace Tocsin.Mail.Authentication;

/// <summary>A result of SPF, DKIM, ARC or DMARC, by the words of RFC 8601, section 2.7.</summary>
public enum AuthResult
{
    /// <summary>Nobody looked, or nobody recorded it.</summary>
    Unknown,

    /// <summary>There is no record or no signature.</summary>
    None,

    /// <summary>Passed.</summary>
    Pass,

    /// <summary>Failed.</summary>
    Fail,

    /// <summary>SPF: probably not authorised.</summary>
    SoftFail,

    /// <summary>SPF: the domain says nothing.</summary>
    Neutral,

    /// <summary>Could not be decided now.</summary>
    TempError,

    /// <summary>Record or signature cannot be understood.</summary>
    PermError,
}
