namespace Tocsin.Engine.Coordination;

/// <summary>One account's act on one object.</summary>
/// <param name="Account">Account id.</param>
/// <param name="Time">Unix milliseconds.</param>
/// <param name="Post">Post number.</param>
public readonly record struct Act(int Account, long Time, int Post);
