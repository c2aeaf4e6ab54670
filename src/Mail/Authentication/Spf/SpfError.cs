namespace Tocsin.Mail.Authentication.Spf;

/// <summary>Ends an evaluation with permerror or temperror (RFC 7208, 2.6.6 and 2.6.7).</summary>
internal sealed class SpfError(AuthResult result, string message) : Exception(message)
{
    /// <summary>PermError or TempError.</summary>
    public AuthResult Result { get; } = result;

    public static SpfError Permanent(string message) => new(AuthResult.PermError, message);

    public static SpfError Temporary(string name) => new(AuthResult.TempError, $"no answer about {name}");
}
