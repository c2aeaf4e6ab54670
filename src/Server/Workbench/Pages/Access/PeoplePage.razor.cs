using System.Security.Cryptography;
using Tocsin.Server.Access;
using Tocsin.Storage;
using Tocsin.Storage.Access;

namespace Tocsin.Server.Workbench.Pages.Access;

/// <summary>Who may do what: people, invitations, keys, sessions.</summary>
public sealed partial class PeoplePage
{
    private const int LongestKey = 365;
    private static readonly int[] Lives = [1, 7, 30, 90, LongestKey];
    private static readonly TimeSpan LinkLife = TimeSpan.FromHours(72);

    private IReadOnlyList<Person> _people = [];
    private IReadOnlyList<StoredElectionCard> _elections = [];
    private IReadOnlyList<ApiKey> _keys = [];
    private IReadOnlyList<Invitation> _invitations = [];
    private IReadOnlyList<Session> _sessions = [];
    private Dictionary<string, Account> _accounts = [];
    private string? _link, _key, _nameWrong, _keyWrong;

    /// <inheritdoc />
    protected override void OnInitialized() => Load();

    private void Load()
    {
        _people = [.. Store.People().Where(p => p.Until is null).OrderBy(p => p.Name, StringComparer.Ordinal)];
        _elections = Store.Elections();
        _keys = Store.ApiKeys();
        _invitations = Store.Invitations();
        _sessions = Store.Sessions();
        _accounts = Store.Accounts().ToDictionary(a => a.Name, StringComparer.Ordinal);
    }

    private string NameOf(string known) => _people.FirstOrDefault(p => CaseStore.Known(p.Name) == known)?.Name ?? known;

    private string ElectionsOf(string name) => Store.Memberships(name) is { Count: > 0 } own
        ? own.Contains("*") ? Texts["access.elections.all"] : string.Join(", ", own)
        : Texts["access.elections.none"];

    private DateTimeOffset? SeenOf(string name) => _sessions.Where(s => s.Person == CaseStore.Known(name)).Select(s => (DateTimeOffset?)s.Seen).Max();

    private string WaysOf(string name)
    {
        if (name == CaseStore.Detection)
            return Texts["access.ways.server"];
        if (!_accounts.TryGetValue(name, out var account))
            return Texts["access.ways.none"];
        if (account.Locked > Store.Now)
            return Texts["access.locked"];
        string[] ways = [account.Password.Length > 0 ? Texts["access.password"] : "", account.Totp.Length > 0 ? Texts["access.totp.short"] : "", Store.Passkeys(account.Person).Count > 0 ? Texts["access.passkey"] : "", account.Email];
        return string.Join(", ", ways.Where(w => w.Length > 0));
    }

    private string StateOf(ApiKey key) => key.Ended is not null ? $"({Texts["access.ended"]})" : key.Expires <= Store.Now ? $"({Texts["access.expired"]})" : "";

    private void Invite()
    {
        string name = Posted("name").Trim(), email = Posted("email").Trim(), secret = Secret.New();
        _nameWrong = CaseStore.Known(name).Length == 0 ? Texts["access.name.wrong"]
            : _people.Any(p => CaseStore.Known(p.Name) == CaseStore.Known(name)) ? Texts["access.name.taken"] : null;
        if (_nameWrong is not null || !Enum.TryParse<Role>(Posted("role"), out var role) || !Enum.IsDefined(role))
            return;
        bool done = Do("access.invited", () =>
        {
            Store.Invite(name, role, ElectionsPosted(), Secret.Hash(secret), Store.Now + LinkLife, Caller!.Name);
            if (email.Length > 0)
                Store.SetEmail(name, email, Caller.Name);
        });
        if (done)
            _link = $"{Navigation.BaseUri}invite?token={secret}";
        Load();
    }

    private void MakeKey()
    {
        string key = AccessNames.KeyPrefix + Secret.New();
        string[] scopes = [.. AllPosted("scopes").Intersect(Scopes.All, StringComparer.Ordinal)];
        string[] elections = ElectionsPosted();
        _keyWrong = Posted("keyname").Trim().Length == 0 || scopes.Length == 0 || elections.Length == 0 ? Texts["access.key.wrong"] : null;
        if (_keyWrong is not null)
            return;
        string id = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(6));
        var made = new ApiKey(id, Posted("keyname"), CaseStore.Known(Posted("person")), scopes, elections, default, Store.Now.AddDays(PostedDays("days", 90, LongestKey)), null, null);
        if (Do("access.key.done", () => Store.MakeKey(made, Secret.Hash(key), Caller!.Name)))
            _key = key;
        Load();
    }

    private void EndKey()
    {
        Do("access.done", () => Store.EndKey(Posted("id"), Caller!.Name));
        Load();
    }

    private void EndLink()
    {
        Do("access.done", () => Store.EndInvitation(Posted("hash"), Caller!.Name));
        Load();
    }

    private void EndSession()
    {
        Do("access.sessions.ended", () => Store.EndSession(Posted("end"), Caller!.Name));
        Load();
    }

    // Only elections that there are.
    private string[] ElectionsPosted() => AllPosted("elections") is var sent && sent.Contains("*") ? ["*"] : [.. sent.Intersect(_elections.Select(e => e.Id), StringComparer.Ordinal)];
}
