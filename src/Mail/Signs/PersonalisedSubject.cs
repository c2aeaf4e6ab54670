namespace Tocsin.Mail.Signs;

/// <summary>The subject greets the recipient by the mail address, as one does who knows nothing else; or carries drawn letters against filters.</summary>
public sealed class PersonalisedSubject : ISign
{
    /// <inheritdoc/>
    public void Look(MailView mail, ICollection<SignHit> hits)
    {
        string subject = mail.Facts.Subject;
        if (mail.Facts.To.Any(t => t.Address.Length > 5 && subject.Contains(t.Address, StringComparison.OrdinalIgnoreCase)))
            hits.Add(new SignHit("personalised-subject", SignFamily.Lure, 1.0, "the subject greets the recipient by the mail address", subject));
        else if (subject.Split([' ', '[', ']', '(', ')', '#', ':', '.', '-', '*'], StringSplitOptions.RemoveEmptyEntries).Any(Drawn))
            hits.Add(new SignHit("drawn-subject", SignFamily.Concealment, 0.8, "the subject carries letters drawn by a machine, so that no two messages are alike", subject));
    }

    private static bool Drawn(string word) => word.Length is >= 10 and <= 40 && word.All(char.IsAsciiLetterOrDigit)
        && word.Any(char.IsAsciiLetterLower) && word.Skip(1).Count(char.IsAsciiLetterUpper) >= 3 && RandomText.LooksDrawn(word);
}
