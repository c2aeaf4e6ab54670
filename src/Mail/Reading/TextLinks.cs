namespace Tocsin.Mail.Reading;

/// <summary>Finds web links in plain text.</summary>
public static class TextLinks
{
    /// <summary>Adds the links that begin with a scheme.</summary>
    public static void AddTo(List<MailLink> links, string text)
    {
        for (int at = 0; links.Count < MailLimits.Links;)
        {
            int next = text.AsSpan(at).IndexOf("http", StringComparison.OrdinalIgnoreCase);
            if (next < 0)
                return;
            at += next;
            int end = at;
            while (end < text.Length && !char.IsWhiteSpace(text[end]) && text[end] is not ('<' or '>' or '"' or '\'' or '[' or ']'))
                end++;
            string target = text[at..end].TrimEnd('.', ',', ';', ')', '!', '?', ':');
            if (target.Contains("://", StringComparison.Ordinal) && MailLink.TryRead(target, "", picture: false) is { Host.Length: > 0 } link)
                links.Add(link);
            at = Math.Max(end, at + 4);
        }
    }
}
