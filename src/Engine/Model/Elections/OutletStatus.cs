namespace Tocsin.Engine.Model.Elections;

/// <summary>One status of an outlet.</summary>
/// <param name="Kind">state-controlled, accreditation-refused, sanctioned, declared-false …</param>
/// <param name="By">Who decided or classified so.</param>
/// <param name="Since">From which day.</param>
/// <param name="Ground">The law, decision or source it rests on.</param>
public sealed record OutletStatus(string Kind, string By, DateOnly? Since, string Ground);
