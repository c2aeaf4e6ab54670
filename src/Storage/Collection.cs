namespace Tocsin.Storage;

/// <summary>Why and for how long posts of an election may be collected.</summary>
/// <param name="Id">Its number in the store.</param>
/// <param name="Election">Id of the election.</param>
/// <param name="Purpose">What for, in words.</param>
/// <param name="Opened">When it began.</param>
/// <param name="Ends">Until when posts are taken; moved by each renewal.</param>
/// <param name="Last">Beyond which no renewal reaches.</param>
/// <param name="Renewals">How often it was renewed.</param>
/// <param name="Closed">When somebody closed it; null while nobody did.</param>
/// <param name="Held">Why nothing of this election may be deleted, a legal hold; empty while there is none.</param>
/// <remarks>French decree 2021-1587, article 2: seven days, renewable, six months in total. Other laws have other numbers: both are data.</remarks>
public sealed record Collection(long Id, string Election, string Purpose, DateTimeOffset Opened, DateTimeOffset Ends, DateTimeOffset Last, long Renewals, DateTimeOffset? Closed, string Held = "");
