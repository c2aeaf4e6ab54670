using System.Text.Json;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.WebUtilities;
using Tocsin.Storage;
using Tocsin.Storage.Access;

namespace Tocsin.Server.Access;

/// <summary>What ASP.NET Core Identity, whose hasher and passkeys are used, asks about accounts. Changes go through the store, where each has its line in the audit log.</summary>
internal sealed class AccountStore(CaseStore store) : IUserPasswordStore<Account>, IUserPasskeyStore<Account>
{
    /// <summary>What an authenticator knows a person by: no name in it (WebAuthn, 14.6.1), and never too long.</summary>
    public static string Handle(Account account) => Secret.Hash("passkey " + account.Person)[..32];

    /// <summary>A passkey as the store keeps it.</summary>
    public static Passkey Kept(UserPasskeyInfo passkey) =>
        new(WebEncoders.Base64UrlEncode(passkey.CredentialId), "", passkey.Name ?? "", JsonSerializer.Serialize(passkey, AccessJson.Default.UserPasskeyInfo), passkey.CreatedAt, null);

    public Task<Account?> FindByIdAsync(string userId, CancellationToken cancellationToken) => Task.FromResult(store.Accounts().FirstOrDefault(a => Handle(a) == userId));

    public Task<Account?> FindByNameAsync(string normalizedUserName, CancellationToken cancellationToken) => Task.FromResult(store.FindAccount(normalizedUserName));

    public Task<string> GetUserIdAsync(Account user, CancellationToken cancellationToken) => Task.FromResult(Handle(user));

    public Task<string?> GetUserNameAsync(Account user, CancellationToken cancellationToken) => Task.FromResult<string?>(user.Name);

    public Task<string?> GetNormalizedUserNameAsync(Account user, CancellationToken cancellationToken) => Task.FromResult<string?>(user.Person);

    public Task<string?> GetPasswordHashAsync(Account user, CancellationToken cancellationToken) => Task.FromResult<string?>(user.Password);

    public Task<bool> HasPasswordAsync(Account user, CancellationToken cancellationToken) => Task.FromResult(user.Password.Length > 0);

    public Task<IList<UserPasskeyInfo>> GetPasskeysAsync(Account user, CancellationToken cancellationToken) =>
        Task.FromResult<IList<UserPasskeyInfo>>([.. store.Passkeys(user.Person).Select(Read)]);

    public Task<UserPasskeyInfo?> FindPasskeyAsync(Account user, byte[] credentialId, CancellationToken cancellationToken) =>
        Task.FromResult(store.FindPasskey(WebEncoders.Base64UrlEncode(credentialId)) is { } key && key.Person == user.Person ? Read(key) : null);

    public Task<Account?> FindByPasskeyIdAsync(byte[] credentialId, CancellationToken cancellationToken) =>
        Task.FromResult(store.FindPasskey(WebEncoders.Base64UrlEncode(credentialId)) is { } key ? store.FindAccount(key.Person) : null);

    public Task AddOrUpdatePasskeyAsync(Account user, UserPasskeyInfo passkey, CancellationToken cancellationToken)
    {
        var kept = Kept(passkey);
        if (store.FindPasskey(kept.Id) is null)
            store.AddPasskey(user.Name, kept);
        else
            store.UsePasskey(kept.Id, kept.Body);
        return Task.CompletedTask;
    }

    public Task RemovePasskeyAsync(Account user, byte[] credentialId, CancellationToken cancellationToken)
    {
        store.RemovePasskey(user.Name, WebEncoders.Base64UrlEncode(credentialId));
        return Task.CompletedTask;
    }

    public Task SetUserNameAsync(Account user, string? userName, CancellationToken cancellationToken) => throw ByTheStore();

    public Task SetNormalizedUserNameAsync(Account user, string? normalizedName, CancellationToken cancellationToken) => throw ByTheStore();

    public Task SetPasswordHashAsync(Account user, string? passwordHash, CancellationToken cancellationToken) => throw ByTheStore();

    public Task<IdentityResult> CreateAsync(Account user, CancellationToken cancellationToken) => throw ByTheStore();

    public Task<IdentityResult> UpdateAsync(Account user, CancellationToken cancellationToken) => throw ByTheStore();

    public Task<IdentityResult> DeleteAsync(Account user, CancellationToken cancellationToken) => throw ByTheStore();

    public void Dispose()
    {
    }

    private static NotSupportedException ByTheStore() => new("BUG: accounts are changed through the case store, which writes the audit log");

    private static UserPasskeyInfo Read(Passkey key) => JsonSerializer.Deserialize(key.Body, AccessJson.Default.UserPasskeyInfo)!;
}
