namespace Tocsin.Storage;

/// <summary>What a named person decided about an incident. Never changed: a later one stands against an earlier one.</summary>
/// <param name="Seq">Its number in the store.</param>
/// <param name="Incident">The incident, as it was called then.</param>
/// <param name="Kind">merge, split, dismiss, reopen, close, note, assign, or criterion, breakout, technique, hypothesis, weigh; archive and archive-approve; and playbook-start, -step, -draft, -approve, -outcome.</param>
/// <param name="Subject">What of the incident: a criterion, a technique, another incident.</param>
/// <param name="At">When.</param>
/// <param name="Actor">Who.</param>
/// <param name="Reason">Why, in their words.</param>
/// <param name="Value">What was judged; empty where there is nothing to judge.</param>
/// <param name="Confidence">How sure the person was; empty when they did not say.</param>
/// <param name="Evidence">Ids of findings, sightings or posts they relied on.</param>
public sealed record Decision(
    long Seq, string Incident, string Kind, string Subject, DateTimeOffset At, string Actor, string Reason, string Value, string Confidence, IReadOnlyList<string> Evidence);
