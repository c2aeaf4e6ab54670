using Tocsin.Mail.Authentication;

namespace Tocsin.Mail.Reading;

/// <summary>The message inside a message that somebody passed on, as mail programs quote its headers in the text.</summary>
public static class ForwardedOriginal
{
    private const int Beginning = 6000;

    private static readonly string[] SubjectMarks = ["fw:", "fwd:", "wg:", "tr:", "enc:", "rv:", "i:", "doorst:", "пер:", "переслано:"];
    private static readonly string[] FromMarks = ["From:", "De:", "Von:", "Da:", "Van:", "От:", "Від:", "Expéditeur:"];

    /// <summary>The original: its sender instead of the forwarder's, nothing known of who vouched. Null when nothing is quoted.</summary>
    public static MailFacts? Of(MailFacts facts)
    {
        string subject = facts.Subject.TrimStart();
        string? mark = SubjectMarks.FirstOrDefault(m => subject.StartsWith(m, StringComparison.OrdinalIgnoreCase));
        if (mark is null)
            return null;
        string text = facts.Text.Length > Beginning ? facts.Text[..Beginning] : facts.Text;
        foreach (string from in FromMarks)
        {
            int at = text.IndexOf(from, StringComparison.Ordinal);
            if (at < 0)
                continue;
            string line = text.Substring(at + from.Length, Math.Min(300, text.Length - at - from.Length));
            int open = line.IndexOf('<', StringComparison.Ordinal), close = line.IndexOf('>', StringComparison.Ordinal);
            if (open < 0 || close < open || !line[open..close].Contains('@', StringComparison.Ordinal))
                continue;
            var sender = MailParty.Of(line[..open].Trim().Trim('"', '*'), line[(open + 1)..close].Replace("mailto:", "", StringComparison.OrdinalIgnoreCase).Trim());
            return facts with
            {
                From = [sender],
                FromText = $"{sender.Name} <{sender.Address}>",
                FromHeaders = 1,
                Subject = subject[mark.Length..].Trim(),
                ReplyTo = [],
                Authentication = AuthenticationFacts.Unknown,
            };
        }

        return null;
    }
}
