using System.Security.Cryptography;
using System.Text;
using Tocsin.Engine.Model.Elections;
using Tocsin.Storage.Sql;
using Tocsin.Storage.Tables;

namespace Tocsin.Storage;

/// <content>Election profiles.</content>
public sealed partial class CaseStore
{
    /// <summary>The elections of the store, by their ids.</summary>
    public IReadOnlyList<StoredElectionCard> Elections() => Read(work => work.Rows(
        "SELECT id, name, changed, sha256 FROM elections ORDER BY id", r => new StoredElectionCard(r.GetString(0), r.GetString(1), r.Time(2), r.GetString(3))));

    /// <summary>Takes a profile, new or changed.</summary>
    /// <param name="election">What it says.</param>
    /// <param name="profile">Its text, word for word.</param>
    /// <param name="expected">Hash of the profile it was written from, empty for a new one: what somebody else wrote meanwhile is not lost. Null takes it whatever is there.</param>
    /// <param name="actor">Who.</param>
    /// <exception cref="StoreException">Somebody else was faster.</exception>
    public void SaveElection(Election election, string profile, string? expected, string actor) => Write(work =>
    {
        string who = Acting(work, actor, "election-save");
        string there = work.Value<string>("SELECT sha256 FROM elections WHERE id = @id", ("id", election.Id)) ?? "";
        if (expected is not null && expected != there)
            throw new StoreException($"the profile of {election.Id} was changed by somebody else meanwhile", "load it again and repeat your change") { Refusal = StoreRefusal.Changed };
        string hash = PutElection(work, election, profile);
        AuditLog.Append(work, _clock.GetUtcNow(), who, "election-save", election.Id, $"profile with SHA-256 {hash}{(there.Length == 0 ? ", new" : "")}");
        return 0;
    });

    private string PutElection(Work work, Election election, string profile)
    {
        string hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(profile)));
        work.Execute(
            "INSERT INTO elections (id, name, body, sha256, changed) VALUES (@id, @name, @body, @hash, @now) ON CONFLICT (id) DO UPDATE SET name = excluded.name, body = excluded.body, sha256 = excluded.sha256, changed = excluded.changed",
            ("id", election.Id), ("name", election.Name), ("body", profile), ("hash", hash), ("now", _clock.GetUtcNow().ToUnixTimeMilliseconds()));
        return hash;
    }
}
