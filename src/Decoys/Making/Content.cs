using System.Globalization;
using System.Text;
using MimeKit;
using MimeKit.Text;
using Tocsin.Decoys.Making.Writers;

namespace Tocsin.Decoys.Making;

/// <summary>The content of one decoy and the canaries in it.</summary>
internal sealed class Content(Entropy entropy, PhraseBook book, CanaryMint mint, Phrasing phrasing, MakeOrder order, string language, DateTimeOffset written)
{
    private readonly Persona _author = Persona.Invent(entropy, book);
    private readonly List<Canary> _canaries = [];

    public IReadOnlyList<Canary> Canaries => _canaries;

    public Draft Document()
    {
        phrasing.Fixed["ref"] = Keep(mint.Reference());
        string title = phrasing.New("title");
        var paragraphs = new List<string> { $"{order.Campaign.Name} · {book.One("reference")} {phrasing.Fixed["ref"]} · {Date(written)} · {_author.Name}" };
        for (int i = entropy.Between(3, 5); i > 0; i--)
            paragraphs.Add(phrasing.Paragraph("sentence", entropy.Between(3, 5)));
        paragraphs.Add(phrasing.New("closing"));
        paragraphs.AddRange(Ways());
        return new Draft(title, paragraphs, Table(), _author.Name, written);
    }

    public (string Title, string Text, (string Name, byte[] Bytes)[] Files) Mail()
    {
        phrasing.Fixed["ref"] = Keep(mint.Reference());
        string title = phrasing.New("title");
        var other = Persona.Invent(entropy, book);
        var people = new[] { (_author, Keep(mint.Address(_author, order.MailDomain))), (other, Keep(mint.Address(other, order.MailDomain))) };
        var files = new List<(string, byte[])>();
        var texts = new List<string>();
        var ids = new List<string>();
        string before = "";
        var when = written;
        for (int i = 0; i < 3; i++)
        {
            var (from, to) = (people[i % 2], people[(i + 1) % 2]);
            string own = i == 0 ? $"{phrasing.Paragraph("sentence", 4)}\n\n{phrasing.Paragraph("sentence", 3)}" : phrasing.New("reply");
            var ways = i == 0 ? Ways() : [];
            string body = string.Join("\n", [Greeting(to.Item1), "", own, "", .. ways, from.Item1.Name]);
            texts.Add(body);
            string id = Keep(mint.MessageId(order.MailDomain));
            byte[] mail = MailText(from, to, (i == 0 ? "" : "Re: ") + title, body + before, id, ids, when);
            files.Add(($"{Latin.Of(title, "-")}{(i == 0 ? "" : $"-re{i}")}.eml", mail));
            before = $"\n\n{Date(when)}, {from.Item1.Name}:\n" + string.Join('\n', body.Split('\n').Select(l => "> " + l));
            ids.Add(id);
            when = when.AddMinutes(entropy.Between(11, 310));
        }

        return (title, title + "\n" + string.Join('\n', texts), [.. files]);
    }

    public (string Title, string Text, (string Name, byte[] Bytes)[] Files) Link()
    {
        string title = phrasing.New("title");
        string link = Keep(mint.Link(order.LinkHost ?? throw new InvalidOperationException("BUG: a link without a host")));
        return (title, title, [($"{Latin.Of(title, "-")}.url", Encoding.UTF8.GetBytes($"[InternetShortcut]\r\nURL={link}\r\n"))]);
    }

    public (string Title, string Text, (string Name, byte[] Bytes)[] Files) Contact()
    {
        string address = Keep(mint.Address(_author, order.ContactDomain ?? throw new InvalidOperationException("BUG: a contact without a domain")));
        var phone = mint.Phone(language);
        var card = new StringBuilder("BEGIN:VCARD\r\nVERSION:3.0\r\n");
        card.Append(CultureInfo.InvariantCulture, $"N:{Escaped(_author.Surname)};{Escaped(_author.Given)};;;\r\nFN:{Escaped(_author.Name)}\r\nORG:{Escaped(order.Campaign.Name)}\r\nTITLE:{Escaped(_author.Role)}\r\n");
        card.Append(CultureInfo.InvariantCulture, $"EMAIL;TYPE=INTERNET,WORK:{address}\r\n");
        if (phone is not null)
            card.Append(CultureInfo.InvariantCulture, $"TEL;TYPE=WORK,VOICE:{Keep(phone)}\r\n");
        card.Append("END:VCARD\r\n");
        return (_author.Name, $"{_author.Name}, {_author.Role}", [($"{Latin.Of(_author.Name, "-")}.vcf", Encoding.UTF8.GetBytes(card.ToString()))]);
    }

    public (string Title, string Text, (string Name, byte[] Bytes)[] Files) Credential(int turn)
    {
        phrasing.Fixed["who"] = _author.Name;
        string title = phrasing.New("credential");
        phrasing.Fixed.Remove("who");
        string login = Keep(mint.Login(_author)), password = Keep(mint.Password());
        string name = Latin.Of(title, "-");
        if (turn % 2 == 0)
            return (title, title, [($"{name}.txt", Encoding.UTF8.GetBytes($"{title}\r\n\r\n{book.One("user")}: {login}\r\n{book.One("password")}: {password}\r\n\r\n{phrasing.New("closing")}\r\n"))]);
        string page = order.LinkHost is { } host ? Keep(mint.Link(host)) : $"https://{order.MailDomain}/";
        var rows = new List<string[]> { new[] { "name", "url", "username", "password", "note" }, new[] { title, page, login, password, phrasing.New("closing") } };
        return (title, title, [($"{name}.csv", CsvTable.Write(rows))]);
    }

    private List<string> Ways()
    {
        var ways = new List<string>();
        if (order.ContactDomain is { } domain)
            ways.Add(Way("contact", "address", mint.Address(_author, domain)));
        if (order.LinkHost is { } host)
            ways.Add(Way("link", "link", mint.Link(host)));
        return ways;
    }

    private string Way(string section, string slot, Canary canary)
    {
        phrasing.Fixed[slot] = Keep(canary);
        return phrasing.Any(section);
    }

    private List<string[]> Table()
    {
        var rows = new List<string[]> { book.One("table").Split(';') };
        foreach (string item in book.All("item").OrderBy(_ => entropy.Below(int.MaxValue)).Take(entropy.Between(5, 9)))
        {
            int pieces = entropy.Between(7, 913);
            decimal each = entropy.Between(107, 9873) / 100m;
            rows.Add([item, pieces.ToString(CultureInfo.InvariantCulture), phrasing.Money(each), phrasing.Money(pieces * each)]);
        }

        // The sum under the table is not the sum of the table: it is the figure that tells this decoy.
        rows.Add(["", "", "", Keep(mint.Figure(phrasing.Money))]);
        return rows;
    }

    private string Greeting(Persona to)
    {
        phrasing.Fixed["given"] = to.Given;
        return entropy.Pick(book.All("greeting")).Replace("{given}", to.Given, StringComparison.Ordinal);
    }

    private string Date(DateTimeOffset at) => at.ToString(book.One("date"), CultureInfo.InvariantCulture);

    private string Keep(Canary canary)
    {
        _canaries.Add(canary);
        return canary.Value;
    }

    private static string Escaped(string text) => text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace(",", "\\,", StringComparison.Ordinal).Replace(";", "\\;", StringComparison.Ordinal).ReplaceLineEndings(" ");

    private static byte[] MailText((Persona Who, string Address) from, (Persona Who, string Address) to, string subject, string body, string id, List<string> before, DateTimeOffset when)
    {
        var message = new MimeMessage();
        message.Headers.Clear();
        message.From.Add(new MailboxAddress(from.Who.Name, from.Address));
        message.To.Add(new MailboxAddress(to.Who.Name, to.Address));
        message.Subject = subject;
        message.Date = when;
        message.MessageId = id;
        if (before.Count > 0)
            message.InReplyTo = before[^1];
        foreach (string earlier in before)
            message.References.Add(earlier);
        message.Body = new TextPart(TextFormat.Plain) { Text = body.ReplaceLineEndings("\r\n") };
        using var stream = new MemoryStream();
        message.WriteTo(stream);
        return stream.ToArray();
    }
}
