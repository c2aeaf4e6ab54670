namespace Tocsin.Server.Screening.Mails;

/// <summary>What screening found in a file of mail.</summary>
/// <param name="Messages">Messages in it.</param>
/// <param name="Attacks">Of which are attacks.</param>
/// <param name="Suspicious">Of which are suspicious.</param>
/// <param name="Incomplete">Of which could be read only in part.</param>
/// <param name="Shown">The gravest, or the one message.</param>
public sealed record MailVerdicts(long Messages, long Attacks, long Suspicious, long Incomplete, IReadOnlyList<ScreenedMail> Shown);
