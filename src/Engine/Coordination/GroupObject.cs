using Tocsin.Engine.Posts;

namespace Tocsin.Engine.Coordination;

/// <summary>An object that members of one group acted on together, with the acts that fall within the group's window.</summary>
/// <param name="Trace">Its kind.</param>
/// <param name="Key">Its outside name: object id of the table, or text cluster.</param>
/// <param name="Acts">The members' acts that have another member's act within the window, in order of time.</param>
/// <param name="AccountsInData">All accounts that acted on it.</param>
public sealed record GroupObject(TraceKind Trace, int Key, IReadOnlyList<Act> Acts, int AccountsInData);
