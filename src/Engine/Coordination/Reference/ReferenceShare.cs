namespace Tocsin.Engine.Coordination.Reference;

/// <summary>One row of the reference tool's input: an account shared an object in a content at a time.</summary>
/// <param name="ObjectId">Interned id of what was shared; 0 or more, dense.</param>
/// <param name="AccountId">Interned id of who shared it.</param>
/// <param name="ContentId">Interned id of the post it was shared in; the same id may stand on several rows.</param>
/// <param name="Time">Seconds since any epoch, fractions allowed. A time that is not finite pairs with nothing.</param>
public readonly record struct ReferenceShare(int ObjectId, int AccountId, int ContentId, double Time);
