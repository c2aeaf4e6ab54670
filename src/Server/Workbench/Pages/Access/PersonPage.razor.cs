using Microsoft.AspNetCore.Components;
using Tocsin.Server.Access;
using Tocsin.Storage;
using Tocsin.Storage.Access;

namespace Tocsin.Server.Workbench.Pages.Access;

/// <summary>One person, as an admin sees them.</summary>
public sealed partial class PersonPage
{
    private static readonly TimeSpan LinkLife = TimeSpan.FromHours(72);

    private Person? _person;
    private Account? _account;
    private IReadOnlyList<StoredElectionCard> _elections = [];
    private IReadOnlyList<string> _memberships = [];
    private IReadOnlyList<Session> _sessions = [];
    private string? _link, _reason;

    /// <summary>Who.</summary>
    [SupplyParameterFromQuery(Name = "name")]
    public string? Name { get; set; }

    /// <inheritdoc />
    protected override void OnInitialized() => Load();

    private void Load()
    {
        string known = CaseStore.Known(Name ?? "");
        _person = Store.People().LastOrDefault(p => p.Until is null && p.Name != CaseStore.Detection && CaseStore.Known(p.Name) == known);
        if (_person is null)
        {
            Context.Response.StatusCode = 404;
            return;
        }

        _account = Store.FindAccount(_person.Name);
        _elections = Store.Elections();
        _memberships = Store.Memberships(_person.Name);
        _sessions = Store.Sessions(_person.Name);
    }

    private void SetRights()
    {
        if (!Enum.TryParse<Role>(Posted("role"), out var role) || !Enum.IsDefined(role))
            return;
        var sent = AllPosted("elections");
        string[] elections = sent.Contains("*") ? ["*"] : [.. sent.Intersect(_elections.Select(e => e.Id), StringComparer.Ordinal)];
        Do("access.done", () =>
        {
            if (role != _person!.Role)
                Store.AddPerson(_person.Name, role, _person.Login, Caller!.Name);
            if (!elections.ToHashSet(StringComparer.Ordinal).SetEquals(_memberships))
                Store.SetMemberships(_person.Name, elections, Caller!.Name);
        });
        Load();
    }

    private void SetEmail()
    {
        Do("access.done", () => Store.SetEmail(_person!.Name, Posted("email"), Caller!.Name));
        Load();
    }

    private void Ways()
    {
        if (Posted("do") == "unlock")
        {
            Do("access.done", () => Store.Unlock(_person!.Name, Caller!.Name));
        }
        else
        {
            string secret = Secret.New();
            if (Do("access.invited", () => Store.Invite(_person!.Name, null, null, Secret.Hash(secret), Store.Now + LinkLife, Caller!.Name)))
                _link = $"{Navigation.BaseUri}invite?token={secret}";
        }

        Load();
    }

    private void End()
    {
        string reason = Posted("reason").Trim();
        _reason = reason.Length == 0 ? Texts["access.reason.wrong"] : null;
        if (_reason is null && Do("access.done", () => Store.EndPerson(_person!.Name, Caller!.Name, reason)))
            Navigation.NavigateTo("/people");
    }

    private void EndSession()
    {
        Do("access.sessions.ended", () => Store.EndSession(Posted("end"), Caller!.Name));
        Load();
    }
}
