using Tocsin.Engine.Domains;
using Tocsin.Engine.Model.Outlets;
using Tocsin.Sources.Outlets;
using Tocsin.Storage;

namespace Tocsin.Casework;

/// <summary>What a person types about an outlet, as the register keeps it.</summary>
public static class TypedStatement
{
    private const int Longest = 4000;
    private static readonly string[] Accreditations = ["granted", "refused", "withdrawn"];
    private static readonly string[] Sanctions = [OutletFactKinds.Imposed, "lifted"];

    /// <summary>Kinds that a person records; the others are decisions or come from lists.</summary>
    public static IReadOnlyList<string> Kinds { get; } = [OutletFactKinds.Name, OutletFactKinds.Owner, OutletFactKinds.StateLink, OutletFactKinds.Link, OutletFactKinds.Domain, OutletFactKinds.Mirror, OutletFactKinds.Account];

    /// <summary>What an authority can decide.</summary>
    public static IReadOnlyList<string> Values(string kind) => kind switch { OutletFactKinds.Accreditation => Accreditations, OutletFactKinds.Sanction => Sanctions, _ => [] };

    /// <summary>The value of a statement of this kind in the register's form.</summary>
    /// <exception cref="StoreException">It makes no such value.</exception>
    public static string Value(string kind, string typed) => kind switch
    {
        OutletFactKinds.Domain or OutletFactKinds.Mirror => Domain(typed),
        OutletFactKinds.Account => Account(typed),
        OutletFactKinds.Accreditation or OutletFactKinds.Sanction => Values(kind).Contains(typed, StringComparer.Ordinal) ? typed : throw new StoreException($"'{typed}' is no decision about {kind}", $"it is {string.Join(", ", Values(kind))}"),
        _ when Kinds.Contains(kind, StringComparer.Ordinal) => Text(kind, typed),
        _ => throw new StoreException($"nobody records '{kind}'", $"there are {string.Join(", ", Kinds)}, {OutletFactKinds.Accreditation}, {OutletFactKinds.Sanction}"),
    };

    /// <summary>A domain that is a site of its own.</summary>
    public static string Domain(string typed)
    {
        ArgumentNullException.ThrowIfNull(typed);
        var addresses = new SiteAddresses();
        addresses.Add(typed);
        return addresses.Domains.Count == 1 ? addresses.Domains[0]
            : throw new StoreException($"'{typed}' is no site of an outlet", "write one domain, such as gazette.example; a platform is nobody's site, its page is an account");
    }

    /// <summary>Words, not too many.</summary>
    /// <param name="name">What they are called, for the error.</param>
    /// <param name="typed">What was typed.</param>
    public static string Text(string name, string typed) => string.IsNullOrWhiteSpace(typed) ? throw new StoreException($"{name} says nothing", "say it in words")
        : typed.Length > Longest ? throw new StoreException($"{name} is longer than {Longest} characters", "say it in a few sentences") : typed.Trim();

    private static string Account(string typed) => AddressIndex.Account(typed)
        ?? (typed.Split(':') is [{ Length: > 1 } platform, { Length: > 0 } handle] && platform.All(char.IsAsciiLetterLower) ? $"{platform}:{handle.TrimStart('@')}"
            : throw new StoreException($"'{typed}' is no account", "write platform:handle, or the address of its page"));
}
