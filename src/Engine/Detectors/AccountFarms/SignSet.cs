namespace Tocsin.Engine.Detectors.AccountFarms;

/// <summary>The accounts that show one value of a sign.</summary>
/// <param name="Kind">The sign.</param>
/// <param name="Value">Its value as findings show it.</param>
/// <param name="Members">Places in the crowd, ascending.</param>
internal sealed record SignSet(SignKind Kind, string Value, IReadOnlyList<int> Members);
