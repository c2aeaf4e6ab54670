using Tocsin.Server.Ingest;
using Tocsin.Sources.Elections;
using Tocsin.Sources.Yaml;
using Tocsin.Storage;

namespace Tocsin.Server.Casebook;

/// <content>Profiles, collections, jobs, the audit log.</content>
public sealed partial class Desk
{
    /// <summary>Takes a profile if it can be used.</summary>
    /// <param name="id">The election it should be of.</param>
    /// <param name="profile">Its text.</param>
    /// <param name="expected">Hash of what it was written from; empty for a new one; null for whatever is there.</param>
    /// <returns>Mistakes; with an error among them nothing was saved.</returns>
    public IReadOnlyList<YamlMistake> SaveElection(string id, string profile, string? expected)
    {
        var load = ElectionProfile.Parse(profile, id);
        if (load.Election is not { } election)
            return load.Mistakes;
        if (election.Id != id)
            throw new StoreException($"the profile is of {election.Id}, not of {id}", "mend its id, or save it under its own");
        RequireElection(id);
        store.SaveElection(election, profile, expected, Caller.Name);
        return load.Mistakes;
    }

    /// <summary>What may be collected.</summary>
    public IReadOnlyList<Collection> Collections(string election)
    {
        RequireElection(election);
        return store.Collections(election);
    }

    /// <summary>Opens a collection.</summary>
    public Collection OpenCollection(string election, string purpose, int days)
    {
        RequireElection(election);
        return store.OpenCollection(election, purpose, days, CaseStore.DecreeDaysInAll, Caller.Name);
    }

    /// <summary>Refuses posts for which no collection is open.</summary>
    public void RequireCollection(string election)
    {
        RequireElection(election);
        store.RequireCollection(election);
    }

    /// <summary>Jobs of the caller's elections.</summary>
    public IReadOnlyList<Job> Jobs() => [.. board.Jobs.Where(j => Caller.Sees(j.Election))];

    /// <summary>Stops a job.</summary>
    public void Stop(Job job)
    {
        ArgumentNullException.ThrowIfNull(job);
        RequireElection(job.Election);
        Require(Role.Analyst, "stopping a job");
        store.Note(Caller.Name, "job-stop", job.Election, $"{job.Kind} {job.Id}: {job.What}");
        board.Stop(job);
    }

    /// <summary>The newest lines of the audit log.</summary>
    public IReadOnlyList<AuditEntry> Audit(string? subject, string? actor, int most)
    {
        RequireAuditor();
        return store.Audit(subject, actor, most);
    }

    /// <summary>Follows the chain of the audit log.</summary>
    public (long Broken, long Lines, string Hash) VerifyAudit()
    {
        RequireAuditor();
        return store.VerifyAudit();
    }

    // The log is of the whole house: who works on one election only would learn of others.
    private void RequireAuditor()
    {
        if (Caller.Role is not (Role.Auditor or Role.Admin) || Caller.Elections is not null)
            throw new StoreException("the audit log is for auditors and admins of all elections", "ask one of them") { Refusal = StoreRefusal.NotAllowed };
    }
}
