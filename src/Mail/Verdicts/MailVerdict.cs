using Tocsin.Mail.Reading;
using Tocsin.Mail.Signs;

namespace Tocsin.Mail.Verdicts;

/// <summary>A message with its verdict and every reason.</summary>
/// <param name="Facts">The message.</param>
/// <param name="Level">The verdict.</param>
/// <param name="Score">Log-odds (natural logarithm) that it is an attack, as weighed; 0 is even.</param>
/// <param name="Signs">The signs, the heaviest first.</param>
public sealed record MailVerdict(MailFacts Facts, VerdictLevel Level, double Score, IReadOnlyList<SignHit> Signs);
