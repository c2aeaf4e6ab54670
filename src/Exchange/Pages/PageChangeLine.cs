namespace Tocsin.Exchange.Pages;

/// <summary>A change as the report shows it.</summary>
/// <param name="Kind">What changed, in words.</param>
/// <param name="Alarm">It rings.</param>
/// <param name="Place">Where; hostile text.</param>
/// <param name="Before">What stood there; hostile text.</param>
/// <param name="After">What stands there; hostile text.</param>
/// <param name="Why">Why it has its level.</param>
public sealed record PageChangeLine(string Kind, bool Alarm, string Place, string Before, string After, string Why);
