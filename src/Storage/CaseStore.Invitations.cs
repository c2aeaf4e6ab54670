using Tocsin.Storage.Access;
using Tocsin.Storage.Sql;
using Tocsin.Storage.Tables;

namespace Tocsin.Storage;

/// <content>One-time links: the first owner, an invitation, a new way in for somebody locked out.</content>
public sealed partial class CaseStore
{
    /// <summary>Keeps the hash of the link that makes the first owner; those made before open nothing any more.</summary>
    public void ExpectOwner(string hash, DateTimeOffset expires) => Write(work =>
    {
        if (AccountRows.Any(work))
            throw new StoreException("this store has its owner", "have an admin invite you: People and keys");
        InvitationRows.Add(work, new Invitation(hash, "", "", "", expires), _clock.GetUtcNow());
        return 0;
    });

    /// <summary>A link that opens; null for any other.</summary>
    public Invitation? FindInvitation(string hash) => Read(work => InvitationRows.Find(work, hash, _clock.GetUtcNow()));

    /// <summary>Links that open.</summary>
    public IReadOnlyList<Invitation> Invitations() => Read(work => InvitationRows.Open(work, _clock.GetUtcNow()));

    /// <summary>Makes the first owner, once: admin of every election.</summary>
    /// <param name="hash">Hash of the link.</param>
    /// <param name="name">Who; one of the admins when there are people already.</param>
    /// <param name="password">Hash of the password.</param>
    public void MakeOwner(string hash, string name, string password)
    {
        Write(work =>
        {
            var now = _clock.GetUtcNow();
            RequireLink(work, hash, "", now);
            if (AccountRows.Any(work))
                throw new StoreException("this store has its owner", "sign in");
            RequireFree(name);
            var person = FirstAdmin(work, Named(name), now);
            AccountRows.Renew(work, PeopleRows.Fold(person.Name), password, NewStamp(), now);
            InvitationRows.Use(work, hash, now);
            AuditLog.Append(work, now, person.Name, "owner", person.Name, "by the link of the first start");
            SetMemberships(work, person, [MembershipRows.Every], person.Name);
            if (PeopleRows.Known(work, Detection) is null)
            {
                PeopleRows.Add(work, new Person(Detection, Role.Analyst, "", now, null));
                AuditLog.Append(work, now, person.Name, "person-add", Detection, "analyst: the server's own scans");
            }

            return 0;
        });
    }

    /// <summary>Invites somebody, new or locked out.</summary>
    /// <param name="name">Who.</param>
    /// <param name="role">What they may do; null leaves the role somebody has.</param>
    /// <param name="elections">Elections they work on; null leaves those they have.</param>
    /// <param name="hash">Hash of the link.</param>
    /// <param name="expires">When it ends.</param>
    /// <param name="actor">Who invites.</param>
    public void Invite(string name, Role? role, IReadOnlyCollection<string>? elections, string hash, DateTimeOffset expires, string actor) => Write(work =>
    {
        RequireFree(name);
        string who = Acting(work, actor, "person-invite");
        var now = _clock.GetUtcNow();
        string named = Named(name);
        if (!PeopleRows.IsName(named))
            throw new StoreException("a name without letters tells nobody from anybody", "give the person's name");
        var person = PeopleRows.Known(work, PeopleRows.Fold(named));
        if (person is null && PeopleRows.Nobody(work))
            throw new StoreException("nobody is registered yet", "start the server: it prints the link that makes the first owner");
        if (person is null || (role is { } other && other != person.Role))
            person = Register(work, person, named, role ?? throw new StoreException($"nobody called {named} is registered", "say what they may do: --role ROLE"), who, now);
        if (elections is not null)
            SetMemberships(work, person, elections, who);
        InvitationRows.Add(work, new Invitation(hash, PeopleRows.Fold(person.Name), person.Name, who, expires), now);
        AuditLog.Append(work, now, who, "person-invite", person.Name, $"one-time link until {Day(expires)}");
        return 0;
    });

    /// <summary>Takes an invitation, once: the password is new, every other way in and every session of the person ends.</summary>
    public Account AcceptInvitation(string hash, string password) => Write(work =>
    {
        var now = _clock.GetUtcNow();
        var invitation = RequireLink(work, hash, null, now);
        var person = PeopleRows.Known(work, invitation.Person) ?? throw new StoreException("this link opens nothing", "ask for a new one");
        InvitationRows.Use(work, hash, now);
        AccountRows.Renew(work, invitation.Person, password, NewStamp(), now);
        SessionRows.EndAll(work, invitation.Person, "", now);
        AuditLog.Append(work, now, person.Name, "invitation-taken", person.Name, $"made by {invitation.Actor}");
        return AccountRows.Find(work, invitation.Person)!;
    });

    /// <summary>A link opens nothing from now on.</summary>
    public void EndInvitation(string hash, string actor) => Write(work =>
    {
        string who = Acting(work, actor, "person-invite");
        if (InvitationRows.Find(work, hash, _clock.GetUtcNow()) is not { } invitation)
            return 0;
        InvitationRows.Use(work, hash, _clock.GetUtcNow());
        AuditLog.Append(work, _clock.GetUtcNow(), who, "invitation-end", invitation.Name, "");
        return 0;
    });

    private static void RequireFree(string name)
    {
        if (PeopleRows.Fold(name ?? "") == Detection)
            throw new StoreException("under this name the server records its own scans", "take another");
    }

    private static Invitation RequireLink(Work work, string hash, string? person, DateTimeOffset now) =>
        InvitationRows.Find(work, hash, now) is { } found && (person is null ? found.Person.Length > 0 : found.Person == person)
            ? found
            : throw new StoreException("this link opens nothing", "it was used, or its time is over: ask for a new one");

    private static Person FirstAdmin(Work work, string name, DateTimeOffset now)
    {
        if (!PeopleRows.Nobody(work))
        {
            return PeopleRows.Known(work, PeopleRows.Fold(name)) is { Role: Role.Admin } known
                ? known
                : throw new StoreException("there are people in this store, and this is none of its admins", "give the name of an admin: 'tocsin people list' names them");
        }

        if (!PeopleRows.IsName(name))
            throw new StoreException("a name without letters tells nobody from anybody", "give your name");
        var person = new Person(name, Role.Admin, "", now, null);
        PeopleRows.Add(work, person);
        AuditLog.Append(work, now, name, "person-add", name, "admin");
        return person;
    }

    private static Person Register(Work work, Person? before, string name, Role role, string who, DateTimeOffset now)
    {
        if (role != Role.Admin)
            RequireAdmin(work, name);
        if (before is not null)
            PeopleRows.End(work, before.Name, now);
        var person = new Person(before?.Name ?? name, role, before?.Login ?? "", now, null);
        PeopleRows.Add(work, person);
        AuditLog.Append(work, now, who, "person-add", person.Name, PeopleRows.Code(role));
        return person;
    }
}
