using Tocsin.Storage.Access;
using Tocsin.Storage.Tables;

namespace Tocsin.Storage;

/// <content>Keys with which programs work in a person's name.</content>
public sealed partial class CaseStore
{
    /// <summary>Every key there ever was, the newest first.</summary>
    public IReadOnlyList<ApiKey> ApiKeys() => Read(KeyRows.All);

    /// <summary>Makes one.</summary>
    /// <param name="key">What it may.</param>
    /// <param name="hash">Hash of the key itself.</param>
    /// <param name="actor">Who makes it.</param>
    public void MakeKey(ApiKey key, string hash, string actor) => Write(work =>
    {
        string who = Acting(work, actor, "key-make");
        var person = PeopleRows.Known(work, key.Person) ?? throw new StoreException("this key would belong to nobody", "name somebody who is registered");
        var now = _clock.GetUtcNow();
        if (key.Name.Trim().Length == 0 || key.Scopes.Count == 0 || key.Elections.Count == 0 || key.Expires <= now)
            throw new StoreException("a key needs a name, what it may be used for, its elections and an end", "say all four");
        KeyRows.Add(work, key with { Since = now, Name = key.Name.Trim() }, hash);
        AuditLog.Append(work, now, who, "key-make", key.Id, $"{key.Name.Trim()}, in the name of {person.Name}, for {string.Join(' ', key.Scopes)}, elections {string.Join(' ', key.Elections)}, until {Day(key.Expires)}");
        return 0;
    });

    /// <summary>A key that holds, with what it may do now; null for any other.</summary>
    public KeyHolder? FindKey(string hash) => Read(work =>
        KeyRows.Find(work, hash) is { } key && key.Expires > _clock.GetUtcNow() && PeopleRows.Known(work, key.Person) is { } person
            ? new KeyHolder(key, person, MembershipRows.Both(MembershipRows.Of(work, key.Person), key.Elections))
            : null);

    /// <summary>Ends one.</summary>
    public void EndKey(string id, string actor) => Write(work =>
    {
        string who = Acting(work, actor, "key-end");
        if (KeyRows.End(work, id, _clock.GetUtcNow()) == 1)
            AuditLog.Append(work, _clock.GetUtcNow(), who, "key-end", id, "");
        return 0;
    });
}
