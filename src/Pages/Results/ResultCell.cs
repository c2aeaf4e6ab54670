namespace Tocsin.Pages.Results;

/// <summary>A figure of a table.</summary>
/// <param name="Row">Name of its row: the first of its cells that holds a letter.</param>
/// <param name="Label">What names it for a reader.</param>
/// <param name="Text">As it stands there.</param>
/// <param name="Value">Its value.</param>
/// <param name="Rounding">Half of its last digit: by so much rounding may have moved it.</param>
/// <param name="Share">It is a percentage.</param>
internal sealed record ResultCell(string Row, string Label, string Text, decimal Value, decimal Rounding, bool Share);
