using System.Globalization;
using Tocsin.Engine.Model.Findings;
using Tocsin.Server.Ingest;
using Tocsin.Sources;
using Tocsin.Storage;

namespace Tocsin.Server.Casebook;

/// <content>What people saw and no detector did.</content>
public sealed partial class Desk
{
    /// <summary>Makes a finding of posts that the caller chose.</summary>
    /// <param name="election">Of this election.</param>
    /// <param name="posts">Numbers of the posts.</param>
    /// <param name="title">What was seen, in a few words.</param>
    /// <param name="behaviour">What behaviour it shows.</param>
    /// <param name="confidence">How sure the caller is.</param>
    /// <param name="reason">Why.</param>
    /// <param name="into">The incident it goes into; null to leave that to the rules.</param>
    public KeptHandFinding MakeFinding(string election, IReadOnlyCollection<long> posts, string title, string behaviour, Confidence confidence, string reason, IncidentCard? into = null)
    {
        RequireElection(election);
        Require(Role.Analyst, "making a finding");
        ArgumentNullException.ThrowIfNull(posts);
        return store.MakeFinding(
            new HandFinding
            {
                Election = Election(election),
                Posts = posts,
                Title = title,
                Behaviour = behaviour,
                Confidence = confidence,
                Reason = reason,
                Into = into is null ? null : Incident(into.Id, election).Id,
                Seen = into?.Revision,
                Records = AsReceived(election, posts),
            },
            Caller.Name);
    }

    // Byte for byte out of the inputs, as scans freeze what their findings rest on; what is no longer there as it was scanned is not frozen.
    private IReadOnlyList<FrozenRecord> AsReceived(string election, IReadOnlyCollection<long> numbers)
    {
        var records = new List<FrozenRecord>();
        var captures = store.Posts(election, numbers).ToLookup(p => p.Capture);
        var inputs = store.Inputs([.. captures.Select(c => c.Key)]);
        foreach (var lines in captures)
        {
            if (!inputs.TryGetValue(lines.Key, out var input) || !File.Exists(input.Name))
                continue;
            var options = new ReadOptions { Format = input.Format, Map = Map(uploads.Remembered(ColumnNames.Of(input.Name))) };
            var (found, hash) = RawRecords.Read(input.Name, options, lines.Select(p => p.Line).ToHashSet());
            if (hash == input.Sha256 && hash.Length > 0)
                records.AddRange(found.Select(r => new FrozenRecord(lines.Key, "", r.Line == 0 ? "" : "line " + r.Line.ToString(CultureInfo.InvariantCulture), r.Bytes)));
        }

        return records;
    }
}
