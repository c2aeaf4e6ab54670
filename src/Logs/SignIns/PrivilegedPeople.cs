using System.Globalization;
using System.Text;
using Tocsin.Engine.Model.Elections;

namespace Tocsin.Logs.SignIns;

/// <summary>Whose accounts matter most: named accounts, and the persons of an election profile by the usual forms of their names.</summary>
/// <remarks>Anna Valko of a profile is known as anna.valko, valko.anna, annavalko, a.valko and avalko, whatever the domain.</remarks>
public sealed class PrivilegedPeople
{
    private readonly HashSet<string> _accounts = new(StringComparer.Ordinal);
    private readonly HashSet<string> _locals = new(StringComparer.Ordinal);

    /// <summary>Names known.</summary>
    public int Count => _accounts.Count + _locals.Count;

    /// <summary>Adds an account: a mail address or a plain name.</summary>
    public void Add(string account) => _accounts.Add(account.Trim().ToLowerInvariant());

    /// <summary>Adds the persons of a profile.</summary>
    public void Add(Election election)
    {
        foreach (var person in election.Protected.Where(p => p.Kind == SubjectKind.Person))
        {
            foreach (string name in person.Aliases.Prepend(person.Name))
                AddName(name);
        }
    }

    /// <summary>True when an account is one of them.</summary>
    public bool Has(string user)
    {
        int at = user.IndexOf('@', StringComparison.Ordinal);
        string local = at < 0 ? user : user[..at];
        return _accounts.Contains(user) || (at > 0 && _accounts.Contains(local)) || _locals.Contains(Plain(local));
    }

    private void AddName(string name)
    {
        var parts = name.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(Plain).Where(p => p.Length > 0).ToArray();
        if (parts.Length < 2)
            return;
        string first = parts[0], last = string.Concat(parts[1..]);
        foreach (string form in (ReadOnlySpan<string>)[first + last, last + first, first[..1] + last, last + first[..1], first + parts[^1], first[..1] + parts[^1]])
            _locals.Add(form);
    }

    // Letters only, without accents: the separators of mail addresses vary.
    private static string Plain(string text)
    {
        var plain = new StringBuilder();
        foreach (char c in text.ToLowerInvariant().Normalize(NormalizationForm.FormD))
        {
            if (char.IsLetterOrDigit(c) && CharUnicodeInfo.GetUnicodeCategory(c) != UnicodeCategory.NonSpacingMark)
                plain.Append(c);
        }

        return plain.ToString();
    }
}
