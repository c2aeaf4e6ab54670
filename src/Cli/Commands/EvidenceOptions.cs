using System.CommandLine;
using Tocsin.Cli.Sightings;

namespace Tocsin.Cli.Commands;

/// <summary>What of the hacking half a scan looks at beside posts.</summary>
internal sealed class EvidenceOptions
{
    private readonly Option<string[]> _names = Files("--names", "Lists or logs of host names (newly registered names, certificate transparency, DNS): look-alikes of what the profile protects.");
    private readonly Option<string[]> _mail = Files("--mail", "Mail to screen: .eml files, mbox, folders.");
    private readonly Option<string[]> _dump = Files("--dump", "A dump to match against your own documents (--leak-index, --leak-key), or to look for decoys in (--decoys).");
    private readonly Option<string[]> _originals = Files("--originals", "Where your documents are, to show what was altered.");
    private readonly Option<string?> _index = new("--leak-index") { Description = "Index of your documents, made by 'leak enrol'.", HelpName = "FILE" };
    private readonly Option<string?> _key = new("--leak-key") { Description = "The key of that index.", HelpName = "FILE" };

    private readonly Option<string[]> _logs = Files("--logs", "Logs of any format: who touched the indicators given, or the names that this scan finds in lists and mail.");
    private readonly Option<string[]> _indicators = Files("--indicators", "Indicators of partners for --logs: STIX, MISP, CSV, lists.");
    private readonly Option<string[]> _signIns = Files("--sign-ins", "Sign-in logs: spraying, guessing, impossible travel, accounts taken.");
    private readonly Option<string?> _decoys = new("--decoys") { Description = "Store of decoys: which of them turn up in dump, logs and mail.", HelpName = "FILE" };
    private readonly Option<bool> _withoutPlaces = new("--without-places") { Description = "Leave where decoys were planted out of the report and the store: who reads these learns that one rang, not where it was." };

    private readonly Option<string[]> _pages = Files("--pages", "Saved official pages to compare with approved ones; needs --page-store and --page-key.");
    private readonly Option<string?> _pageStore = new("--page-store") { Description = "Store of approved pages, made by 'pages baseline'.", HelpName = "DIR" };
    private readonly Option<string?> _pageKey = new("--page-key") { Description = "Public key of that store.", HelpName = "FILE" };
    private readonly Option<DateTimeOffset?> _pagesSeen = new("--pages-seen") { Description = "When the pages were saved.", HelpName = "TIME" };

    private readonly Option<string[]> _sites = Files("--sites", "Saved pages of suspicious sites, a folder or file each: which imitate a protected one, and what else their operator runs.");
    private readonly Option<string[]> _protectedPages = Files("--protect-page", "Saved pages of protected sites, for --sites to be compared with.");

    private readonly Option<DateTimeOffset?> _dumpSeen = new("--dump-seen")
    {
        Description = "When the dump appeared (2027-05-01T20:15+02:00), if somebody knows.",
        HelpName = "TIME",
    };

    private readonly Option<string[]> _dumpLinks = new("--dump-link")
    {
        Description = "Where the dump was published: joins it with the posts that spread it.",
        HelpName = "URL",
        DefaultValueFactory = _ => [],
    };

    internal void AddTo(Command command)
    {
        foreach (Option option in new Option[] { _names, _mail, _dump, _index, _key, _originals, _dumpSeen, _dumpLinks, _logs, _indicators, _signIns, _decoys, _withoutPlaces, _pages, _pageStore, _pageKey, _pagesSeen, _sites, _protectedPages, DecoyOptions.Passphrase })
            command.Options.Add(option);
    }

    internal SightingRequest Read(ParseResult parsed) => new()
    {
        Names = parsed.GetRequiredValue(_names),
        Mail = parsed.GetRequiredValue(_mail),
        Dump = parsed.GetRequiredValue(_dump),
        LeakIndex = parsed.GetValue(_index),
        LeakKey = parsed.GetValue(_key),
        Originals = parsed.GetRequiredValue(_originals),
        DumpSeen = parsed.GetValue(_dumpSeen),
        DumpLinks = parsed.GetRequiredValue(_dumpLinks),
        Logs = parsed.GetRequiredValue(_logs),
        Indicators = parsed.GetRequiredValue(_indicators),
        Pages = parsed.GetRequiredValue(_pages),
        PageStore = parsed.GetValue(_pageStore),
        PageKey = parsed.GetValue(_pageKey),
        Sites = parsed.GetRequiredValue(_sites),
        ProtectedPages = parsed.GetRequiredValue(_protectedPages),
        PagesSeen = parsed.GetValue(_pagesSeen),
        SignIns = parsed.GetRequiredValue(_signIns),
        WithoutPlaces = parsed.GetValue(_withoutPlaces),
        Decoys = parsed.GetValue(_decoys) is { } store ? DecoyOptions.Of(parsed, store) : null,
    };

    private static Option<string[]> Files(string name, string description) => new(name)
    {
        Description = description,
        HelpName = "FILE…",
        AllowMultipleArgumentsPerToken = true,
        DefaultValueFactory = _ => [],
    };
}
