using Tocsin.Storage.Access;
using Tocsin.Storage.Sql;
using Tocsin.Storage.Tables;

namespace Tocsin.Storage;

/// <content>Who is signed in, and on which elections people work.</content>
public sealed partial class CaseStore
{
    // Where somebody signed in from is kept for a month.
    private static readonly TimeSpan SessionsKept = TimeSpan.FromDays(30);

    /// <summary>Signs a person in; attempts before count no more.</summary>
    /// <param name="account">Who.</param>
    /// <param name="id">Hash of what the browser will hold.</param>
    /// <param name="address">From where.</param>
    /// <param name="agent">What the browser says it is.</param>
    /// <param name="how">By what, for the audit log.</param>
    /// <exception cref="StoreException">Their ways in were changed, or they were ended, meanwhile.</exception>
    public void OpenSession(Account account, string id, string address, string agent, string how) => Write(work =>
    {
        var now = _clock.GetUtcNow();
        if (AccountRows.Find(work, account.Person)?.Stamp != account.Stamp)
            throw new StoreException("this account was changed meanwhile", "sign in again");
        work.Execute("UPDATE accounts SET failed = 0, locked = NULL WHERE person = @person", ("person", account.Person));
        SessionRows.Forget(work, now - SessionsKept);
        SessionRows.Add(work, new Session(id, account.Person, now, now, address, agent));
        AuditLog.Append(work, now, account.Name, "sign-in", account.Name, $"{how}, from {address}");
        return 0;
    });

    /// <summary>A session that nobody ended, with what its person may do now; null when there is none.</summary>
    public SignedIn? FindSession(string id) => Read(work =>
        SessionRows.Find(work, id) is { } session && PeopleRows.Known(work, session.Person) is { } person
            ? new SignedIn(session, person, MembershipRows.Of(work, session.Person))
            : null);

    /// <summary>Open sessions, the last seen first; of everybody when no name is given.</summary>
    public IReadOnlyList<Session> Sessions(string? name = null) => Read(work => SessionRows.Open(work, name is null ? "" : PeopleRows.Fold(name)));

    /// <summary>Writes down when sessions and keys were last used.</summary>
    public void Touch(IReadOnlyCollection<KeyValuePair<string, DateTimeOffset>> sessions, IReadOnlyCollection<KeyValuePair<string, DateTimeOffset>> keys) => Write(work =>
    {
        foreach (var (id, seen) in sessions)
            SessionRows.Touch(work, id, seen);
        foreach (var (id, used) in keys)
            KeyRows.Touch(work, id, used);
        return 0;
    });

    /// <summary>Ends a session: a person's own, or anybody's when an admin asks.</summary>
    public void EndSession(string id, string actor) => Write(work =>
    {
        if (SessionRows.Find(work, id) is not { } session)
            return 0;
        string who = session.Person == PeopleRows.Fold(actor) ? Named(actor) : Acting(work, actor, "session-end");
        var now = _clock.GetUtcNow();
        SessionRows.End(work, id, now);
        AuditLog.Append(work, now, who, "session-end", PeopleRows.Known(work, session.Person)?.Name ?? session.Person, "");
        return 0;
    });

    /// <summary>Ends every session of a person but one.</summary>
    public void EndSessions(string name, string except, string actor) => Write(work =>
    {
        string person = PeopleRows.Fold(name);
        string who = person == PeopleRows.Fold(actor) ? Named(actor) : Acting(work, actor, "session-end");
        var now = _clock.GetUtcNow();
        int ended = SessionRows.EndAll(work, person, except, now);
        AuditLog.Append(work, now, who, "session-end", name.Trim(), $"{ended} sessions");
        return 0;
    });

    /// <summary>Elections a person works on; <c>*</c> for all.</summary>
    public IReadOnlyList<string> Memberships(string name) => Read(work => MembershipRows.Of(work, PeopleRows.Fold(name)));

    /// <summary>Says on which elections a person works.</summary>
    public void SetMemberships(string name, IReadOnlyCollection<string> elections, string actor) => Write(work =>
    {
        string who = Acting(work, actor, "members-set");
        var person = PeopleRows.Known(work, PeopleRows.Fold(name)) ?? throw new StoreException($"nobody called {name.Trim()} is registered", "'people list' names them");
        SetMemberships(work, person, elections, who);
        return 0;
    });

    private void SetMemberships(Work work, Person person, IReadOnlyCollection<string> elections, string who)
    {
        MembershipRows.Set(work, PeopleRows.Fold(person.Name), elections);
        AuditLog.Append(work, _clock.GetUtcNow(), who, "members-set", person.Name, elections.Count == 0 ? "no election" : string.Join(' ', elections));
    }
}
