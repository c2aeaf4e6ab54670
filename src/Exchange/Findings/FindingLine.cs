using Tocsin.Engine.Model.Findings;
using Tocsin.Exchange.Json;

namespace Tocsin.Exchange.Findings;

/// <summary>A finding as one line of <c>findings.ndjson</c>; the fields are documented in docs/outputs.md.</summary>
internal sealed record FindingLine(
    string Id,
    string Detector,
    string Bearing,
    IReadOnlyList<string> Traces,
    string Sentence,
    string Confidence,
    DateTimeOffset FirstAct,
    DateTimeOffset LastAct,
    double WindowSeconds,
    IReadOnlyList<ParticipantLine> Accounts,
    IReadOnlyList<ObjectLine> Objects,
    int ObjectTotal,
    int PostTotal,
    EffectLine Effect,
    SignificanceLine Significance,
    IReadOnlyList<PostLine> Evidence,
    IReadOnlyList<EdgeLine> Edges,
    IReadOnlyList<LayerLine> Layers,
    Cohesion? Cohesion,
    IReadOnlyList<string> InnocentExplanations,
    string? DeclaredAs,
    IReadOnlyDictionary<string, string> Settings)
{
    public static FindingLine From(Finding finding, IReadOnlyList<ScannedInput> inputs) => new(
        finding.Id,
        finding.Detector,
        finding.Bearing.ToString().ToLowerInvariant(),
        finding.Traces,
        finding.Sentence,
        finding.Confidence.ToString().ToLowerInvariant(),
        finding.FirstAct,
        finding.LastAct,
        finding.Window.TotalSeconds,
        [.. finding.Accounts.Select(ParticipantLine.From)],
        [.. finding.Objects.Select(ObjectLine.From)],
        finding.ObjectTotal,
        finding.PostTotal,
        EffectLine.From(finding.Effect),
        SignificanceLine.From(finding.Significance),
        [.. finding.Evidence.Select(p => PostLine.From(p, inputs))],
        [.. finding.Edges.Select(EdgeLine.From)],
        [.. finding.Layers.Select(LayerLine.From)],
        finding.Cohesion,
        finding.InnocentExplanations,
        finding.DeclaredAs,
        NamedValues.From(finding.Settings));
}

/// <summary>An account in a group.</summary>
internal sealed record ParticipantLine(
    string Account, string Role, int Partners, int Coreness, int Posts, int Firsts, double FirstsExpected, double LeadP, bool Leads,
    DateTimeOffset FirstAct, DateTimeOffset LastAct)
{
    public static ParticipantLine From(Participant p) =>
        new(p.Account, p.Role, p.Partners, p.Coreness, p.Posts, p.Firsts, p.FirstsExpected, p.LeadP, p.Leads, p.FirstAct, p.LastAct);
}

/// <summary>Something shared together.</summary>
internal sealed record ObjectLine(
    string Kind, string Value, string? Example, int Accounts, int Posts, int AccountsInData, DateTimeOffset FirstAct, double SpanSeconds)
{
    public static ObjectLine From(SharedObject o) =>
        new(o.Kind, o.Value, o.Example, o.Accounts, o.Posts, o.AccountsInData, o.FirstAct, o.Span.TotalSeconds);
}

/// <summary>Observed against expected; the ratio is null where nothing was expected.</summary>
internal sealed record EffectLine(string Measure, double Observed, double Expected, double Ratio)
{
    public static EffectLine From(Effect e) => new(e.Measure, e.Observed, e.Expected, e.Ratio);
}

/// <summary>The test behind a finding; the p-value is text because it may be smaller than a double can hold.</summary>
internal sealed record SignificanceLine(string Test, double Log10P, string? PValue, double QValue, double Hypotheses)
{
    public ShareTest? Share { get; init; }

    public static SignificanceLine From(Significance s) =>
        new(s.Test, s.LogP, OutputNumbers.PValue(s.LogP), s.QValue, s.Hypotheses) { Share = s.Share };
}

/// <summary>A post that is evidence; <c>object</c> is an index into the finding's objects, or -1.</summary>
internal sealed record PostLine(string? Id, string Account, DateTimeOffset Time, string Text, int Object, string File, long Line)
{
    public static PostLine From(EvidencePost p, IReadOnlyList<ScannedInput> inputs) =>
        new(p.Id, p.Account, p.Time, p.Text, p.ObjectIndex, InputNames.Of(inputs, p.File), p.Line);
}

/// <summary>A pair of accounts.</summary>
internal sealed record EdgeLine(
    string A, string B, string Trace, double WindowSeconds, int Weight, double? Similarity, double Expected, double Log10P, double QValue)
{
    public PairInputs? Inputs { get; init; }

    public static EdgeLine From(Edge e) =>
        new(e.A, e.B, e.Trace, e.WindowSeconds, e.Weight, e.Similarity, e.Expected, e.LogP, e.QValue) { Inputs = e.Inputs };
}

/// <summary>A trace's part in the network.</summary>
internal sealed record LayerLine(string Trace, int Pairs, double Share, int Accounts, int OnlyHere)
{
    public static LayerLine From(NetworkLayer l) => new(l.Trace, l.Pairs, l.Share, l.Accounts, l.OnlyHere);
}
