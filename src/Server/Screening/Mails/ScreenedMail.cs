namespace Tocsin.Server.Screening.Mails;

/// <summary>One message with its verdict. Everything in it but codes is hostile text.</summary>
/// <param name="Number">Its place in the file, from 1.</param>
/// <param name="Verdict">attack, suspicious or nothing-found.</param>
/// <param name="Score">Log-odds: from 0 suspicious, from 1.5 an attack.</param>
/// <param name="From">From header.</param>
/// <param name="Subject">Subject header.</param>
/// <param name="MessageId">Message-ID header.</param>
/// <param name="Authentication">Who vouches for it.</param>
/// <param name="Signs">Why, the weightiest first.</param>
/// <param name="Problems">What of it could not be read.</param>
public sealed record ScreenedMail(int Number, string Verdict, double Score, string From, string Subject, string MessageId, MailVouching Authentication, IReadOnlyList<MailSign> Signs, IReadOnlyList<string> Problems);
