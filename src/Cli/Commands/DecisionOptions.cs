using System.CommandLine;

namespace Tocsin.Cli.Commands;

/// <summary>What every decision about an incident asks for.</summary>
/// <param name="Which">The incident.</param>
/// <param name="By">Who.</param>
/// <param name="Reason">Why; null of what says it itself.</param>
/// <param name="Store">The store.</param>
/// <param name="Election">The election, where several have an incident of this number.</param>
internal sealed record DecisionOptions(Argument<string> Which, Option<string> By, Option<string>? Reason, StoreOption Store, Option<string?> Election);
