using System.Text.Json;
using Tocsin.Engine.Incidents;
using Tocsin.Engine.Model.Findings;

namespace Tocsin.Storage.Tables;

/// <summary>What a finding claims and on which records it rests: the little of it that two states of the same are compared by.</summary>
internal sealed class Claim
{
    private Claim(ClaimBody body, IEnumerable<ClaimPlace> posts)
    {
        Body = body;
        Records = [.. posts.Select(p => (p.File, p.Line))];
        bool every = Records.Count > 0;
        if (!every)
            Records = [.. body.Evidence.Select(e => (e.File, e.Line))];
        Whole = every || body.Evidence.Count >= body.PostTotal;
        Accounts = body.Accounts.Select(a => a.Account).ToHashSet(StringComparer.Ordinal);
    }

    public string Id => Body.Id;

    public string Detector => Body.Detector;

    public Confidence Confidence => Body.Confidence;

    public int Posts => Body.PostTotal;

    /// <summary>Lines of captures.</summary>
    public HashSet<(int Capture, long Line)> Records { get; }

    /// <summary>True when <see cref="Records"/> are all of them.</summary>
    public bool Whole { get; }

    public HashSet<string> Accounts { get; }

    private ClaimBody Body { get; }

    /// <summary>Of a finding at hand.</summary>
    public static Claim Of(FindingCase one)
    {
        var finding = one.Finding;
        return new Claim(
            new ClaimBody(finding.Id, finding.Detector, finding.Bearing, finding.Traces, finding.Confidence, finding.Window, [.. finding.Accounts.Select(a => new ClaimAccount(a.Account))], finding.PostTotal, [.. finding.Evidence.Select(e => new ClaimPlace(e.File, e.Line))], finding.DeclaredAs),
            one.Posts.Select(p => new ClaimPlace(p.File, p.Line)));
    }

    /// <summary>Of one in the store: megabytes of which little is read.</summary>
    public static Claim Of(string body, string posts) =>
        new(JsonSerializer.Deserialize(body, StoreJson.Default.ClaimBody)!, JsonSerializer.Deserialize(posts, StoreJson.Default.IReadOnlyListClaimPlace)!);

    /// <summary>True for one about the same kind of acts, which the later one's include.</summary>
    public bool IsLike(Claim later) =>
        Body.Bearing == later.Body.Bearing && Body.Window == later.Body.Window && Body.DeclaredAs == later.Body.DeclaredAs && Body.Traces.All(t => later.Body.Traces.Contains(t, StringComparer.Ordinal));
}
