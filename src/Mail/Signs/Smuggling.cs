using Tocsin.Mail.Reading;

namespace Tocsin.Mail.Signs;

/// <summary>A page builds a file or another page on the victim's machine, past every filter (HTML smuggling, ATT&amp;CK T1027.006).</summary>
public sealed class Smuggling : ISign
{
    private static readonly string[] Builders = ["new blob(", "msSaveOrOpenBlob", "createObjectURL", "document.write(unescape(", "document.write(atob(", "eval(atob(", "window.location"];
    private static readonly string[] Decoders = ["atob(", "unescape(", "fromCharCode", "decodeURIComponent(", "Uint8Array"];

    /// <inheritdoc/>
    public void Look(MailView mail, ICollection<SignHit> hits)
    {
        if (mail.Facts.Html is { } body)
            Look("the message", "", body, hits);
        foreach (var page in mail.Facts.Attachments.Where(a => a.Html is not null).Take(20))
            Look("an attached page", page.Name, page.Html!, hits);
    }

    private static void Look(string where, string name, HtmlFacts html, ICollection<SignHit> hits)
    {
        bool builds = Builders.Any(b => html.Script.Contains(b, StringComparison.OrdinalIgnoreCase));
        if (builds && Decoders.Any(d => html.Script.Contains(d, StringComparison.OrdinalIgnoreCase)))
            hits.Add(new SignHit("smuggling", SignFamily.Attachment, 4, $"{where} unpacks something by script on the reader's machine", name) { Conclusive = true });
        else if (html.Embedded.FirstOrDefault(e => e.StartsWith("data:text/html", StringComparison.OrdinalIgnoreCase) || e.StartsWith("data:application/", StringComparison.OrdinalIgnoreCase)) is { } data)
            hits.Add(new SignHit("smuggling", SignFamily.Attachment, 3, $"{where} carries another page or file inside a link", data));
    }
}
