using System.Security.Cryptography;
using Tocsin.Storage.Access;
using Tocsin.Storage.Sql;
using Tocsin.Storage.Tables;

namespace Tocsin.Storage;

/// <content>How people sign in. What is secret comes hashed or encrypted already: the store never sees a password.</content>
/// <remarks>An attempt is counted before it is looked at, in a transaction of its own, so that a thousand at once are not a thousand guesses.</remarks>
public sealed partial class CaseStore
{
    /// <summary>The name under which the server's own scans are recorded; nobody signs in as it.</summary>
    public const string Detection = "detection";

    /// <summary>Attempts before an account is locked for a while.</summary>
    public const int FreeAttempts = 5;

    private const string Somebody = "somebody";
    private static readonly TimeSpan FirstLock = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan LongestLock = TimeSpan.FromMinutes(15);

    /// <summary>True when somebody can sign in.</summary>
    public bool AnyAccount() => Read(AccountRows.Any);

    /// <summary>Everybody who can sign in, by name.</summary>
    public IReadOnlyList<Account> Accounts() => Read(AccountRows.All);

    /// <summary>The account of a name, however it is typed; null for none.</summary>
    public Account? FindAccount(string name) => Read(work => AccountRows.Find(work, PeopleRows.Fold(name ?? "")));

    /// <summary>The account that came from an identity provider with this subject, or is waiting for this verified address.</summary>
    public Account? FindAccount(string subject, string email) => Read(work => AccountRows.BySubject(work, subject) ?? AccountRows.ByEmail(work, email));

    /// <summary>What a name is known by in the tables.</summary>
    public static string Known(string name) => PeopleRows.Fold(name ?? "");

    /// <summary>Counts an attempt before it is looked at; the work is the same whether there is such a person or not.</summary>
    public Attempt BeginAttempt(string name) => Write(work =>
    {
        string person = PeopleRows.Fold(name ?? "");
        var now = _clock.GetUtcNow();
        var account = AccountRows.Find(work, person);
        bool open = !(account?.Locked > now);
        long failed = (account?.Failed ?? 0) + (open ? 1 : 0);
        work.Execute(
            "UPDATE accounts SET failed = @failed, locked = @locked WHERE person = @person",
            ("failed", failed), ("locked", RowReading.Milliseconds(open ? LockAfter(failed, now) : account?.Locked)), ("person", account?.Person ?? ""));
        return new Attempt(account, open);
    });

    /// <summary>Records that an attempt failed.</summary>
    /// <param name="attempt">It.</param>
    /// <param name="address">Where it came from.</param>
    /// <param name="what">What was wrong, in one word.</param>
    public void FailAttempt(Attempt attempt, string address, string what) => Write(work =>
    {
        var now = _clock.GetUtcNow();
        var account = attempt.Account is { } known ? AccountRows.Find(work, known.Person) : AccountRows.Find(work, "");

        // What was typed instead of a name can be a password: it stands nowhere.
        AuditLog.Append(work, now, account?.Name ?? Somebody, "sign-in-refused", account?.Name ?? "", $"{what}, from {address}");
        if (attempt.Open && account is { Locked: { } until } && until > now)
            AuditLog.Append(work, now, account.Name, "lock-out", account.Name, $"after {account.Failed} attempts, until {Day(until)}");
        return 0;
    });

    /// <summary>Takes the lock off somebody's account.</summary>
    public void Unlock(string name, string actor) => Write(work =>
    {
        string who = Acting(work, actor, "account-unlock");
        var account = RequireAccount(work, name);
        work.Execute("UPDATE accounts SET failed = 0, locked = NULL WHERE person = @person", ("person", account.Person));
        AuditLog.Append(work, _clock.GetUtcNow(), who, "account-unlock", account.Name, "");
        return 0;
    });

    /// <summary>Gives a person a new password; their other sessions end.</summary>
    public void SetPassword(string name, string hash, string session) => Own(name, "password-change", "", (work, account, now) =>
    {
        work.Execute("UPDATE accounts SET password = @hash, stamp = @stamp WHERE person = @person", ("hash", hash), ("stamp", NewStamp()), ("person", account.Person));
        SessionRows.EndAll(work, account.Person, session, now);
    });

    /// <summary>A better hash of the same password.</summary>
    public void RehashPassword(string name, string hash) => Own(name, "password-rehash", "", (work, account, _) =>
        work.Execute("UPDATE accounts SET password = @hash WHERE person = @person", ("hash", hash), ("person", account.Person)));

    /// <summary>Turns one-time codes on, with recovery codes, or off when the secret is empty; other sessions end.</summary>
    public void SetTotp(string name, string secret, string recovery, long step, string session) => Own(name, secret.Length > 0 ? "codes-on" : "codes-off", "", (work, account, now) =>
    {
        work.Execute(
            "UPDATE accounts SET totp = @secret, recovery = @recovery, totp_step = @step, stamp = @stamp WHERE person = @person",
            ("secret", secret), ("recovery", recovery), ("step", step), ("stamp", NewStamp()), ("person", account.Person));
        SessionRows.EndAll(work, account.Person, session, now);
    });

    /// <summary>Gives a person new recovery codes; the ones before open nothing any more.</summary>
    public void SetRecovery(string name, string recovery) => Own(name, "recovery-codes", "made anew", (work, account, _) =>
        work.Execute("UPDATE accounts SET recovery = @recovery WHERE person = @person", ("recovery", recovery), ("person", account.Person)));

    /// <summary>Takes the code of a moment, once: false when it or a later one was taken before.</summary>
    public bool TakeTotpStep(string person, long step) => Write(work =>
        work.Execute("UPDATE accounts SET totp_step = @step WHERE person = @person AND totp_step < @step", ("step", step), ("person", person)) == 1);

    /// <summary>Takes a recovery code, once: the codes that are left must still be those that were read.</summary>
    public bool TakeRecovery(Account account, string left) => Write(work =>
    {
        if (work.Execute("UPDATE accounts SET recovery = @left WHERE person = @person AND recovery = @before", ("left", left), ("person", account.Person), ("before", account.Recovery)) != 1)
            return false;
        AuditLog.Append(work, _clock.GetUtcNow(), account.Name, "recovery-code", account.Name, "used");
        return true;
    });

    /// <summary>Remembers the language somebody works in.</summary>
    public void SetLanguage(string name, string language) => Own(name, "language", language, (work, account, _) =>
        work.Execute("UPDATE accounts SET language = @language WHERE person = @person", ("language", language), ("person", account.Person)));

    /// <summary>Says by which address an identity provider knows somebody; whoever it knew before is forgotten.</summary>
    public void SetEmail(string name, string email, string actor) => Write(work =>
    {
        string who = Acting(work, actor, "email-set");
        AccountRows.Ensure(work, PeopleRows.Fold(name), NewStamp(), _clock.GetUtcNow());
        var account = RequireAccount(work, name);
        work.Execute("UPDATE accounts SET email = @email, subject = '', stamp = @stamp WHERE person = @person", ("email", email.Trim().ToLowerInvariant()), ("stamp", NewStamp()), ("person", account.Person));
        AuditLog.Append(work, _clock.GetUtcNow(), who, "email-set", account.Name, email.Trim());
        return 0;
    });

    /// <summary>Ties an account to a subject at an identity provider, once.</summary>
    public void TieSubject(Account account, string subject) => Own(account.Name, "provider-tied", subject, (work, own, _) =>
        work.Execute("UPDATE accounts SET subject = @subject WHERE person = @person AND subject = ''", ("subject", subject), ("person", own.Person)));

    /// <summary>The passkeys of a person.</summary>
    public IReadOnlyList<Passkey> Passkeys(string person) => Read(work => PasskeyRows.Of(work, person));

    /// <summary>A passkey by its id; null for none.</summary>
    public Passkey? FindPasskey(string id) => Read(work => PasskeyRows.Find(work, id));

    /// <summary>Adds one.</summary>
    public void AddPasskey(string name, Passkey key) => Own(name, "passkey-add", key.Name, (work, account, now) =>
        PasskeyRows.Add(work, key with { Person = account.Person, Since = now }));

    /// <summary>Writes down that one was used, with its new counter.</summary>
    public void UsePasskey(string id, string body) => Write(work =>
    {
        PasskeyRows.Use(work, id, body, _clock.GetUtcNow());
        return 0;
    });

    /// <summary>Removes one of a person's own.</summary>
    public void RemovePasskey(string name, string id) => Own(name, "passkey-remove", "", (work, account, _) => PasskeyRows.Remove(work, id, account.Person));

    private static DateTimeOffset? LockAfter(long failed, DateTimeOffset now) => failed < FreeAttempts ? null
        : now + TimeSpan.FromTicks(Math.Min(LongestLock.Ticks, FirstLock.Ticks << (int)Math.Min(failed - FreeAttempts, 10)));

    private static string NewStamp() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));

    private static Account RequireAccount(Work work, string name) =>
        AccountRows.Find(work, PeopleRows.Fold(name)) ?? throw new StoreException($"{name.Trim()} has no account", "invite them first");

    // What people do to their own account needs no role.
    private void Own(string name, string action, string detail, Action<Work, Account, DateTimeOffset> change) => Write(work =>
    {
        var account = RequireAccount(work, name);
        var now = _clock.GetUtcNow();
        change(work, account, now);
        AuditLog.Append(work, now, account.Name, action, account.Name, detail);
        return 0;
    });
}
