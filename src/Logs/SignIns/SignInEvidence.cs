namespace Tocsin.Logs.SignIns;

/// <summary>A line behind a finding.</summary>
/// <param name="File">Path of the log.</param>
/// <param name="Line">Line or record, from 1.</param>
/// <param name="Excerpt">What it says, in one form: time, user, address, outcome.</param>
public sealed record SignInEvidence(string File, long Line, string Excerpt);
