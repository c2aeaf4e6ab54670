namespace Tocsin.Server.Screening.Mails;

/// <summary>A sign of an attack.</summary>
/// <param name="Sign">Its code, as docs/detectors/mail-screening.md lists them.</param>
/// <param name="Family">authentication, sender, links, lure, concealment or attachment.</param>
/// <param name="Weight">What it adds to the score.</param>
/// <param name="Sentence">What was seen.</param>
/// <param name="Evidence">The header, link or words that show it.</param>
public sealed record MailSign(string Sign, string Family, double Weight, string Sentence, string Evidence);
