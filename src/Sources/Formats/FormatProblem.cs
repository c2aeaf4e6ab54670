using Tocsin.Engine.Model;

namespace Tocsin.Sources.Formats;

/// <summary>Why a format cannot read a file that is its own.</summary>
/// <param name="Reason">The reason.</param>
/// <param name="Detail">What exactly, and what to type instead.</param>
public readonly record struct FormatProblem(RejectionReason Reason, string Detail);
