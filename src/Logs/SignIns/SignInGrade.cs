namespace Tocsin.Logs.SignIns;

/// <summary>How urgent a finding is.</summary>
public enum SignInGrade
{
    /// <summary>Look when there is time: an innocent explanation is likely.</summary>
    Low,

    /// <summary>Look today.</summary>
    Moderate,

    /// <summary>Look now.</summary>
    High,

    /// <summary>Act now: an account is probably taken.</summary>
    Critical,
}
