using Tocsin.Engine.Model.Outlets;

namespace Tocsin.Storage.Outlets;

/// <summary>One dated line of the register: a statement about an outlet, or the end of an earlier one. Never changed.</summary>
/// <param name="Seq">Its number.</param>
/// <param name="Said">What is said, by whom, on what ground.</param>
/// <param name="List">The list it came with; <see cref="ByHand"/> when a person recorded it.</param>
/// <param name="Refers">Number of the earlier line that this one ends or replaces; null when it stands for itself.</param>
/// <param name="At">When it came into the register.</param>
/// <param name="Actor">Who brought it in.</param>
/// <param name="Reason">Why, in that person's words; empty for imports.</param>
public sealed record OutletFact(long Seq, OutletStatement Said, string List, long? Refers, DateTimeOffset At, string Actor, string Reason)
{
    /// <summary>In place of a list: a person recorded it.</summary>
    public const string ByHand = "recorded by hand";
}
