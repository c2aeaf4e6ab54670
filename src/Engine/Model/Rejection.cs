namespace Tocsin.Engine.Model;

/// <summary>One record (or file) that was not taken, and why. Bad input is data: it is counted and shown, never lost.</summary>
/// <param name="File">Path as the user gave it.</param>
/// <param name="Line">Line or record number from 1; 0 when the whole file is meant.</param>
/// <param name="Reason">Why.</param>
/// <param name="Detail">What exactly, without quoting personal data: at most a column name or a position.</param>
public readonly record struct Rejection(string File, long Line, RejectionReason Reason, string? Detail);
