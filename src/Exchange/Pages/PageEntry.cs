namespace Tocsin.Exchange.Pages;

/// <summary>A page as the report shows it.</summary>
/// <param name="Name">Its name; hostile text.</param>
/// <param name="Approved">With what it was compared: number, person, time.</param>
/// <param name="Changes">What nobody approved, the gravest first.</param>
/// <param name="Expected">How many expected changes there are beside.</param>
/// <param name="Pictures">Files with a picture of before and after, beside the report; empty without.</param>
public sealed record PageEntry(string Name, string Approved, IReadOnlyList<PageChangeLine> Changes, int Expected, IReadOnlyList<string> Pictures);
