namespace Tocsin.Exchange.Rejections;

/// <summary>A rejected record, or (with <c>not_listed</c>) how many more there were of a reason than are listed.</summary>
internal sealed record RejectionLine(string? File, long? Line, string Reason, string? Detail, string Remedy, long? NotListed);
