namespace Tocsin.Engine.Model.Findings;

/// <summary>What a scan took from a register of outlets.</summary>
/// <param name="Outlets">Outlets of which something was in force.</param>
/// <param name="AsOf">The day it was in force on.</param>
/// <param name="Sha256">Hash of all that was taken: the same register on the same day has the same.</param>
public sealed record RegisterUse(int Outlets, DateOnly AsOf, string Sha256);
