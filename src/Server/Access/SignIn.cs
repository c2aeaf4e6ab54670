using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Tocsin.Server.Workbench;
using Tocsin.Storage;
using Tocsin.Storage.Access;

namespace Tocsin.Server.Access;

/// <summary>Signing in and out.</summary>
/// <remarks>For a name that nobody has, a locked account and a wrong password the same is done and the same is answered.</remarks>
internal sealed class SignIn(CaseStore store, IPasswordHasher<Account> hasher, IDataProtectionProvider protection, HalfWay half, IHttpContextAccessor contexts)
{
    // Slow hashes on every core at once would keep everybody else waiting.
    private static readonly SemaphoreSlim Hashing = new(2);
    private static readonly Account Nobody = new("", "", "", "", 0, null, "", "", "", "", "");
    private static string? s_nobodysHash;

    private readonly IDataProtector _secrets = protection.CreateProtector("tocsin.totp");

    private HttpContext Context => contexts.HttpContext ?? throw new InvalidOperationException("BUG: signing in needs a request");

    private string Address => Context.Connection.RemoteIpAddress?.ToString() ?? "";

    /// <summary>What is kept of a password.</summary>
    public string Hash(string password) => hasher.HashPassword(Nobody, password);

    /// <summary>First step.</summary>
    public async Task<SignInOutcome> ByPassword(string? name, string? password)
    {
        var attempt = store.BeginAttempt(name ?? "");
        bool usable = attempt is { Open: true, Account.Password.Length: > 0 };
        var result = await Verified(usable ? attempt.Account : null, password ?? "").ConfigureAwait(false);
        if (!usable || result == PasswordVerificationResult.Failed)
        {
            store.FailAttempt(attempt, Address, "password");
            return SignInOutcome.Refused;
        }

        var account = attempt.Account!;
        if (result == PasswordVerificationResult.SuccessRehashNeeded)
            store.RehashPassword(account.Name, Hash(password!));
        if (account.Totp.Length == 0)
        {
            await Open(account, "password").ConfigureAwait(false);
            return SignInOutcome.Done;
        }

        half.Begin(Context, account);
        return SignInOutcome.Code;
    }

    /// <summary>Second step, by a code of the authenticator app or a recovery code.</summary>
    public async Task<SignInOutcome> ByCode(string? code)
    {
        if (half.Of(Context) is not { } account)
            return SignInOutcome.Refused;
        var attempt = store.BeginAttempt(account.Name);
        bool right = attempt.Open && (TakeCode(account, code) || TakeRecovery(account, code));
        if (!right)
        {
            store.FailAttempt(attempt, Address, "code");
            return SignInOutcome.Refused;
        }

        half.End(Context);
        await Open(account, "password and code").ConfigureAwait(false);
        return SignInOutcome.Done;
    }

    /// <summary>True when this is the person's password: asked again before a way in is changed.</summary>
    public async Task<bool> Knows(string name, string? password)
    {
        var attempt = store.BeginAttempt(name);
        bool usable = attempt is { Open: true, Account.Password.Length: > 0 };
        if (await Verified(usable ? attempt.Account : null, password ?? "").ConfigureAwait(false) != PasswordVerificationResult.Failed && usable)
            return true;
        store.FailAttempt(attempt, Address, "password");
        return false;
    }

    /// <summary>Opens a session with an id that did not exist before, and ends the one the browser had.</summary>
    public async Task Open(Account account, string how)
    {
        if (Context.User.FindFirst(AccessNames.SessionClaim) is { } before)
            store.EndSession(before.Value, Context.User.Identity!.Name!);
        string secret = Secret.New();
        store.OpenSession(account, Secret.Hash(secret), Address, Context.Request.Headers.UserAgent.ToString(), how);
        await Context.SignInAsync(AccessNames.Cookie, SessionCookie.Ticket(secret)).ConfigureAwait(false);
        if (account.Language.Length > 0)
            Preferences.Remember(Context, account.Language);
    }

    /// <summary>Ends the session of this browser.</summary>
    public async Task Close()
    {
        if (Context.User.FindFirst(AccessNames.SessionClaim) is { } claim)
            store.EndSession(claim.Value, Context.User.Identity!.Name!);
        await Context.SignOutAsync(AccessNames.Cookie).ConfigureAwait(false);
    }

    /// <summary>The secret of codes as it is kept.</summary>
    public string Seal(string secret) => _secrets.Protect(secret);

    /// <summary>The secret of codes itself.</summary>
    public string Unseal(string kept) => _secrets.Unprotect(kept);

    private bool TakeCode(Account account, string? code) =>
        TotpCode.StepOf(Unseal(account.Totp), code, store.Now) is { } step && store.TakeTotpStep(account.Person, step);

    private bool TakeRecovery(Account account, string? code) =>
        RecoveryCodes.Without(account.Recovery, code) is { } left && store.TakeRecovery(account, left);

    private async Task<PasswordVerificationResult> Verified(Account? account, string password)
    {
        await Hashing.WaitAsync(Context.RequestAborted).ConfigureAwait(false);
        try
        {
            s_nobodysHash ??= Hash(Secret.New());
            return hasher.VerifyHashedPassword(account ?? Nobody, account?.Password ?? s_nobodysHash, password.Length > PasswordRules.Longest ? "" : password);
        }
        finally
        {
            Hashing.Release();
        }
    }
}
