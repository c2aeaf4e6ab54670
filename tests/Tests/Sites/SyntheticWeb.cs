using System.Globalization;

namespace Tocsin.Tests.Sites;

/// <summary>A labelled web: operators with several sites, careless, careful and very careful, among independent sites that have much in common for innocent reasons.</summary>
internal sealed class SyntheticWeb
{
    private const string Digits = "0123456789";
    private const string Letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";
    private static readonly string[] Themes = ["aurora", "basalt", "cinder", "dune", "ember", "fjord"];
    private readonly Random _random;
    private readonly List<(SavedSite Site, string Operator)> _sites = [];
    private int _hosts;

    internal SyntheticWeb(int seed)
    {
        _random = new Random(seed);
        Protected = new SavedSite("valdoria-post.example") { Title = "The Valdoria Post", Theme = "valdoria", Words = Text(300), Head = SavedSite.Analytics("UA-48213377-1") };
        for (int o = 0; o < 5; o++)
            Careless($"careless-{o}", 3 + _random.Next(5));
        for (int o = 0; o < 3; o++)
            Careful($"careful-{o}", 3 + _random.Next(3));
        VeryCareful("very-careful", 4);
        Agency("agency-large", 30);
        Agency("agency-small", 3);
        Noise();
        Clones(4);
    }

    internal SavedSite Protected { get; }

    internal IReadOnlyList<(SavedSite Site, string Operator)> Sites => _sites;

    /// <summary>Operators whose sites may truly be linked; the others are one site each, whatever they share.</summary>
    internal bool SameOperator(string a, string b) => _owner[a] == _owner[b];

    private readonly Dictionary<string, string> _owner = new(StringComparer.Ordinal);

    // Ids in pairs of sites only, so that the network has to be put together from them.
    private void Careless(string name, int sites)
    {
        string analytics = $"UA-{Of(Digits, 8)}-1", next = "";
        for (int i = 0; i < sites; i++)
        {
            string head = i == 0 ? SavedSite.Analytics(analytics) : next;
            next = _random.Next(3) switch { 0 => SavedSite.Analytics($"G-{Of(Letters, 10)}"), 1 => SavedSite.AdSense($"ca-pub-{Of(Digits, 16)}"), _ => SavedSite.Analytics($"UA-{Of(Digits, 8)}-{i}") };
            Add(name, new SavedSite(Host()) { Head = head + next, Theme = Theme(), Words = Text(120) });
        }
    }

    // No account in common, but the icon and the supplier of pictures.
    private void Careful(string name, int sites)
    {
        byte[] icon = Icon();
        string supplier = $"media{_random.Next(100, 999)}.{Of("abcdefghij", 6)}.example";
        for (int i = 0; i < sites; i++)
            Add(name, new SavedSite(Host()) { Icon = icon, Body = $"<img src=\"https://{supplier}/p{i}.jpg\">", Theme = Theme(), Words = Text(120), Head = SavedSite.Analytics($"G-{Of(Letters, 10)}") });
    }

    // Nothing but the machine: it cannot be found without naming strangers too.
    private void VeryCareful(string name, int sites)
    {
        for (int i = 0; i < sites; i++)
            Add(name, new SavedSite(Host()) { Address = "203.0.113.77", Theme = Theme(), Words = Text(120) });
    }

    private void Agency(string name, int clients)
    {
        string container = $"GTM-{Of(Letters, 7)}";
        for (int i = 0; i < clients; i++)
            Add($"{name}-client-{i}", new SavedSite(Host()) { Head = SavedSite.Container(container) + SavedSite.Analytics($"G-{Of(Letters, 10)}"), Theme = Theme(), Words = Text(120) });
    }

    private void Noise()
    {
        string wire = Text(150);
        byte[] themeIcon = Icon();
        for (int i = 0; i < 60; i++)
        {
            Add($"alone-{i}", new SavedSite(Host())
            {
                Head = (i % 6) switch { 0 => SavedSite.Analytics("UA-12345678-1"), 1 => SavedSite.Analytics("UA-7870337-1"), 2 => SavedSite.AdSense("ca-pub-1234567890123456"), 3 => SavedSite.Analytics("G-XXXXXXXXXX"), _ => SavedSite.Analytics($"UA-{Of(Digits, 8)}-1") },
                Address = i % 4 == 0 ? "203.0.113.77" : i % 4 == 1 ? "198.51.100.9" : "",
                Icon = i % 10 == 3 ? themeIcon : Icon(),
                Theme = Theme(),
                Words = i < 5 ? wire : Text(120),
                Body = i % 7 == 0 ? "<img src=\"https://i0.wp.com/x.jpg\"><script src=\"https://code.jquery.com/jquery.js\"></script>" : "",
            });
        }
    }

    // Different people copy the same page, with everything in it.
    private void Clones(int count)
    {
        for (int i = 0; i < count; i++)
            Add($"cloner-{i}", Protected with { Host = Host() });
    }

    private void Add(string name, SavedSite site)
    {
        _sites.Add((site, name));
        _owner[site.Host] = name;
    }

    private string Host() => string.Create(CultureInfo.InvariantCulture, $"{Of("bcdfgklmnprst", 3)}{Of("aeiou", 1)}{Of("bcdfgklmnprst", 3)}{_hosts++}.example");

    private string Theme() => Themes[_random.Next(Themes.Length)];

    private byte[] Icon()
    {
        byte[] icon = new byte[400];
        _random.NextBytes(icon);
        return icon;
    }

    private string Text(int words) => string.Join(' ', Enumerable.Range(0, words).Select(_ => Of("bdfgklmnprst", 2) + Of("aeiou", 1) + Of("lmnrst", 1) + Of("aeiou", 1)));

    private string Of(string letters, int length) => string.Concat(Enumerable.Range(0, length).Select(_ => letters[_random.Next(letters.Length)]));
}
