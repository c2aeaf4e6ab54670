namespace Tocsin.Logs.SignIns;

/// <summary>What was read.</summary>
public sealed class SignInSum
{
    /// <summary>Sign-ins in order of time, then of input.</summary>
    public IReadOnlyList<SignIn> SignIns { get; internal set; } = [];

    /// <summary>Lines or records looked at.</summary>
    public long Records { get; internal set; }

    /// <summary>Records without an outcome, such as other events of a system log: they are no sign-ins.</summary>
    public long Others { get; internal set; }

    /// <summary>Sign-ins without a time, which are not used.</summary>
    public long Undated { get; internal set; }

    /// <summary>Sign-ins without account or address, which are not used.</summary>
    public long Incomplete { get; internal set; }

    /// <summary>Sign-ins whose year was taken from the date of the file.</summary>
    public long YearGuessed { get; internal set; }
}
