using System.Text;
using MimeKit.Text;

namespace Tocsin.Mail.Reading;

/// <summary>Reads HTML by the tokenizer of the HTML standard (section 13.2.5); nothing is fetched and no script runs.</summary>
/// <remarks>One pass, memory bounded by the text. Elements need not be closed. What is hidden follows from inline styles only.</remarks>
public sealed class HtmlReader
{
    private const int MostScript = 64 * 1024;
    private const int MostOpen = 200;

    private readonly StringBuilder _visible = new();
    private readonly StringBuilder _hidden = new();
    private readonly StringBuilder _script = new();
    private readonly StringBuilder _anchor = new();
    private readonly List<MailLink> _links = [];
    private readonly List<string> _forms = [];
    private readonly List<string> _embedded = [];
    private readonly List<(string Name, bool Hides)> _open = [];
    private string? _target;
    private bool _picture;
    private bool _password;
    private bool _whole;
    private int _pictures;
    private int _hiding;
    private HtmlTagId _raw;

    private HtmlReader()
    {
    }

    /// <summary>Reads a text; never throws on its content.</summary>
    public static HtmlFacts Read(string html)
    {
        var reader = new HtmlReader();
        var tokenizer = new HtmlTokenizer(new StringReader(html)) { DecodeCharacterReferences = true };
        while (tokenizer.ReadNextToken(out var token))
        {
            if (token is HtmlTagToken tag)
                reader.Tag(tag);
            else if (token is HtmlDataToken data)
                reader.Data(data);
        }

        reader.CloseAnchor();
        string visible = reader._visible.ToString();
        return new HtmlFacts
        {
            Visible = visible,
            Hidden = reader._hidden.ToString(),
            Script = reader._script.ToString(),
            Links = reader._links,
            Forms = reader._forms,
            Embedded = reader._embedded,
            Pictures = reader._pictures,
            PasswordField = reader._password,
            Whole = reader._whole,
            ZeroWidth = ZeroWidthText.Count(visible),
        };
    }

    private void Tag(HtmlTagToken tag)
    {
        if (tag.IsEndTag)
        {
            Close(tag);
            return;
        }

        if (tag.Id is HtmlTagId.Script or HtmlTagId.Style or HtmlTagId.Title)
            _raw = tag.IsEmptyElement ? HtmlTagId.Unknown : tag.Id;
        if (!tag.IsEmptyElement && !tag.Id.IsEmptyElement())
            Open(tag);
        switch (tag.Id)
        {
            case HtmlTagId.Html or HtmlTagId.Body:
                _whole = true;
                break;
            case HtmlTagId.A or HtmlTagId.Area:
                CloseAnchor();
                _target = Attribute(tag, "href");
                if (tag.Id == HtmlTagId.Area)
                {
                    _picture = true;
                    CloseAnchor();
                }

                break;
            case HtmlTagId.Image:
                _pictures++;
                _picture = true;
                break;
            case HtmlTagId.Form:
                _forms.Add(Attribute(tag, "action") ?? "");
                break;
            case HtmlTagId.Input:
                _password |= "password".Equals(Attribute(tag, "type"), StringComparison.OrdinalIgnoreCase);
                break;
            case HtmlTagId.Meta when "refresh".Equals(Attribute(tag, "http-equiv"), StringComparison.OrdinalIgnoreCase):
                Embed(Attribute(tag, "content"));
                break;
            case HtmlTagId.IFrame or HtmlTagId.Embed or HtmlTagId.Object:
                Embed(Attribute(tag, "src") ?? Attribute(tag, "data") ?? Attribute(tag, "srcdoc"));
                break;
            case HtmlTagId.Br or HtmlTagId.P or HtmlTagId.Div or HtmlTagId.TD or HtmlTagId.LI or HtmlTagId.TR:
                Append(" ");
                break;
        }
    }

    private void Data(HtmlDataToken data)
    {
        switch (_raw)
        {
            case HtmlTagId.Script:
                if (_script.Length < MostScript)
                    _script.Append(data.Data.AsSpan(0, Math.Min(data.Data.Length, MostScript)));
                return;
            case HtmlTagId.Style or HtmlTagId.Title:
                return;
        }

        Append(data.Data);
    }

    private void Append(string text)
    {
        if (_hiding > 0)
        {
            _hidden.Append(text);
            return;
        }

        _visible.Append(text);
        if (_target is not null && _anchor.Length < 500)
            _anchor.Append(text);
    }

    private void Open(HtmlTagToken tag)
    {
        if (_open.Count >= MostOpen)
            return;
        bool hides = HiddenStyle.Hides(Attribute(tag, "style")) || Has(tag, "hidden");
        _open.Add((tag.Name, hides));
        _hiding += hides ? 1 : 0;
    }

    private void Close(HtmlTagToken tag)
    {
        if (tag.Id == _raw)
            _raw = HtmlTagId.Unknown;
        if (tag.Id == HtmlTagId.A)
            CloseAnchor();
        if (tag.Id is HtmlTagId.P or HtmlTagId.Div or HtmlTagId.TD or HtmlTagId.LI or HtmlTagId.TR)
            Append(" ");
        int at = _open.Count - 1;
        while (at >= 0 && !_open[at].Name.Equals(tag.Name, StringComparison.OrdinalIgnoreCase))
            at--;
        if (at < 0)
            return;
        for (int i = at; i < _open.Count; i++)
            _hiding -= _open[i].Hides ? 1 : 0;
        _open.RemoveRange(at, _open.Count - at);
    }

    private void CloseAnchor()
    {
        if (_target is { } target && _links.Count < MailLimits.Links)
        {
            if (target.StartsWith("data:", StringComparison.OrdinalIgnoreCase) || target.StartsWith("blob:", StringComparison.OrdinalIgnoreCase))
                Embed(target);
            else if (MailLink.TryRead(target, _anchor.ToString().Trim(), _picture) is { } link)
                _links.Add(link);
        }

        _target = null;
        _picture = false;
        _anchor.Clear();
    }

    private void Embed(string? target)
    {
        if (target is { Length: > 0 } && _embedded.Count < 50)
            _embedded.Add(target.Length > 200 ? target[..200] : target);
    }

    private static string? Attribute(HtmlTagToken tag, string name) => Find(tag, name)?.Value;

    private static bool Has(HtmlTagToken tag, string name) => Find(tag, name) is not null;

    private static HtmlAttribute? Find(HtmlTagToken tag, string name)
    {
        for (int i = 0; i < tag.Attributes.Count; i++)
        {
            if (tag.Attributes[i].Name.Equals(name, StringComparison.OrdinalIgnoreCase))
                return tag.Attributes[i];
        }

        return null;
    }
}
