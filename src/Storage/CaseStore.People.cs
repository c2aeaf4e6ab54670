using Tocsin.Storage.Sql;
using Tocsin.Storage.Tables;

namespace Tocsin.Storage;

/// <content>Who may do what.</content>
/// <remarks>
/// While nobody is registered any name is taken. From the first person on, who must be an admin, a name that is not registered or whose role does
/// not suffice is refused, and so is a name bound to another account of the operating system. It is the house's rule, not a lock: whoever can
/// write the file or the database can write what they like, and the chain of the audit log is what shows it.
/// </remarks>
public sealed partial class CaseStore
{
    /// <summary>Everybody who was ever registered, in order.</summary>
    public IReadOnlyList<Person> People() => Read(PeopleRows.All);

    /// <summary>Registers a person, or gives them another role.</summary>
    /// <param name="name">Name as it will stand in decisions.</param>
    /// <param name="role">What they may do.</param>
    /// <param name="login">Account of the operating system from which alone the name is taken; empty for any.</param>
    /// <param name="actor">Who registers; the first person registers themselves, as admin.</param>
    public void AddPerson(string name, Role role, string login, string actor) => Write(work =>
    {
        string named = Named(name);
        if (!PeopleRows.IsName(named))
            throw new StoreException("a name without letters tells nobody from anybody", "give the person's name");
        bool first = PeopleRows.Nobody(work);
        if (first && role != Role.Admin)
            throw new StoreException("the first person must be an admin", "register one: tocsin people add NAME --role admin --by NAME");
        string who = first ? Named(actor) : Acting(work, actor, "person-add");
        if (role != Role.Admin)
            RequireAdmin(work, named);
        var now = _clock.GetUtcNow();
        PeopleRows.End(work, named, now);
        PeopleRows.Add(work, new Person(named, role, login.Trim(), now, null));
        AuditLog.Append(work, now, who, "person-add", named, $"{PeopleRows.Code(role)}{(login.Length > 0 ? $", only as {login.Trim()}" : "")}");
        return 0;
    });

    /// <summary>A person may do nothing from now on.</summary>
    public void EndPerson(string name, string actor, string reason) => Write(work =>
    {
        string who = Acting(work, actor, "person-end");
        var person = PeopleRows.Find(work, name) ?? throw new StoreException($"nobody called {name.Trim()} is registered", "'people list' names them");
        RequireAdmin(work, person.Name);
        PeopleRows.End(work, person.Name, _clock.GetUtcNow());
        AccountRows.Remove(work, PeopleRows.Fold(person.Name), _clock.GetUtcNow());
        AuditLog.Append(work, _clock.GetUtcNow(), who, "person-end", person.Name, reason.Trim());
        return 0;
    });

    /// <summary>Says now what doing something under a name would say later.</summary>
    /// <returns>The name under which it will be recorded: two ways to type one person are one.</returns>
    /// <exception cref="StoreException">They may not.</exception>
    public string RequireMay(string actor, string action) => Read(work => Acting(work, actor, action));

    // Somebody must be left who can register people.
    private static void RequireAdmin(Work work, string leaving)
    {
        if (PeopleRows.Find(work, leaving) is { Role: Role.Admin } && PeopleRows.All(work).Count(p => p is { Until: null, Role: Role.Admin }) == 1)
            throw new StoreException($"{leaving} is the only admin", "register another admin first");
    }

    // The name under which an action is recorded, if it may be done.
    private string Acting(Work work, string actor, string action)
    {
        string who = Named(actor);
        if (PeopleRows.Nobody(work))
            return who;
        var person = PeopleRows.Find(work, who);

        // Who only reads is known by the account they are signed in with, where names are bound to accounts.
        if (person is null && Rights.BySystem(action) && !PeopleRows.AnyLogin(work))
            return who;
        if (person is null)
            throw new StoreException($"nobody called {who} is registered in this store", "give your name as registered, or have an admin add you: tocsin people add") { Refusal = StoreRefusal.NotAllowed };
        if (!CallersAreKnown && person.Login.Length > 0 && person.Login != Environment.UserName)
            throw new StoreException($"{person.Name} works as {person.Login} on this system, and this is {Environment.UserName}", "sign in as yourself") { Refusal = StoreRefusal.NotAllowed };
        return Rights.Allow(person.Role, action)
            ? person.Name
            : throw new StoreException($"{person.Name} is {PeopleRows.Code(person.Role)}: '{action}' needs {PeopleRows.Code(Rights.For(action))}", "ask somebody who may") { Refusal = StoreRefusal.NotAllowed };
    }
}
