using Tocsin.Engine.Model.Findings;

namespace Tocsin.Storage.Tables;

/// <summary>What is read of a kept finding to compare it.</summary>
internal sealed record ClaimBody(
    string Id,
    string Detector,
    Bearing Bearing,
    IReadOnlyList<string> Traces,
    Confidence Confidence,
    TimeSpan Window,
    IReadOnlyList<ClaimAccount> Accounts,
    int PostTotal,
    IReadOnlyList<ClaimPlace> Evidence,
    string? DeclaredAs);
