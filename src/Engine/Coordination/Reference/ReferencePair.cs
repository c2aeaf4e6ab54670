namespace Tocsin.Engine.Coordination.Reference;

/// <summary>Two shares of one object within the time window; the side without a Y came first, or at the same time.</summary>
/// <param name="ObjectId">What both shared.</param>
/// <param name="ContentId">The earlier content.</param>
/// <param name="ContentIdY">The later content.</param>
/// <param name="TimeDelta">Seconds from the earlier share to the later one, 0 or more.</param>
/// <param name="AccountId">Who shared the earlier content.</param>
/// <param name="AccountIdY">Who shared the later content.</param>
public readonly record struct ReferencePair(int ObjectId, int ContentId, int ContentIdY, double TimeDelta, int AccountId, int AccountIdY);
