using Tocsin.Cli.Output;
using Tocsin.Pages;
using Tocsin.Pages.Comparing;
using Tocsin.Pages.Reading;
using Tocsin.Pages.Storing;

namespace Tocsin.Cli.Pages;

/// <summary>Approves pages: a signed snapshot of each, in the name of a person.</summary>
internal static class BaselineRun
{
    /// <summary>Runs it.</summary>
    public static int Run(BaselineRequest request, Terminal terminal)
    {
        if (!request.By.Any(char.IsLetter))
            throw new UserError("--approved-by names nobody", "give the name of the person who looked at the page and approves it");
        var inputs = PageInput.List(request.Inputs, request.Fetched);
        if (inputs.Count == 0)
            throw new UserError("there is no page to approve", "give saved .html files, folders with them, or an address with --fetch");
        if (request.Loads.Count > 0 && inputs.Count > 1)
            throw new UserError("--load belongs to one page", "approve the pages one by one");
        Uri? url = null;
        if (request.Url is { } address && (!Uri.TryCreate(address, UriKind.Absolute, out url) || url.Scheme is not ("http" or "https")))
            throw new UserError($"--url {SafeText.Shorten(address, 80)} is no web address", "give it in full, with https://");
        var regions = request.Regions.Select(r => PageRegion.TryParse(r, out var region) ? region : throw new UserError($"--region '{SafeText.Shorten(r, 80)}' cannot be understood", "write a CSS selector, a colon, and one of anything, numbers, growing, result: \"#results td: result\"")).ToList();
        using var key = Key(request);
        var store = new PageStore(request.Store);
        foreach (var input in inputs)
            Approve(input, request, url, regions, store, key, terminal);
        return ExitCode.Clean;
    }

    private static void Approve(PageInput input, BaselineRequest request, Uri? url, List<PageRegion> regions, PageStore store, PageKey key, Terminal terminal)
    {
        var before = Guarded(() => store.Newest(input.Name, key));
        var snapshot = new PageSnapshot
        {
            Page = input.Name,
            Url = url ?? (input.Origin is null ? before?.Url : new Uri(input.Path)),
            Origin = input.Origin ?? before?.Origin,
            ApprovedBy = request.By,
            ApprovedAt = terminal.Clock.GetUtcNow(),
            Note = request.Note,
            Regions = regions.Count > 0 ? regions : before?.Regions ?? [],
            Loads = [input.Read(), .. request.Loads.Select(PageInput.ReadFile)],
        };
        var content = Guarded(() => PageReader.Read(snapshot.Loads[0], snapshot.Url, snapshot.Regions));
        if (content.Blocks.Count == 0)
            throw new UserError($"{input.Path} holds no visible text", "save the page again once it is fully loaded");
        var empty = snapshot.Regions.Where(r => !PageReader.Read(snapshot.Loads[0], null, [r]).Blocks.Any(b => b.Rule is not null)).ToList();
        int changes = before is null ? 0 : PageCheck.Of(before, snapshot.Loads[0], polling: false, input.Origin).Changes.Count(c => c.Level > ChangeLevel.Expected);
        var added = Guarded(() => store.Add(snapshot, key));
        foreach (var region in empty)
            terminal.Say($"{input.Name}: nothing on the page is at {SafeText.Shorten(region.Selector, 80)}; the rule stays without effect until something is");
        if (request.Json)
        {
            terminal.Json.Write(line =>
            {
                line.WriteString("type", "approved");
                line.WriteString("page", added.Page);
                line.WriteNumber("number", added.Number);
                line.WriteString("by", added.ApprovedBy);
                line.WriteNumber("changes", changes);
                line.WriteString("key", key.Fingerprint);
            });
            return;
        }

        string since = before is null ? "its first snapshot" : $"snapshot {added.Number}, with {Words.Count(changes, "change")} since {before.Number}";
        terminal.Out.WriteLine($"{SafeText.Clean(added.Page)}: approved by {SafeText.Clean(added.ApprovedBy)}, {since}; {Words.Count(content.Blocks.Count, "text")}, {Words.Count(content.Parts.Count, "link, script or form", "links, scripts and forms")}.");
    }

    private static PageKey Key(BaselineRequest request)
    {
        var key = Guarded(() => request.NewKey is { } path ? PageKey.Make(path) : PageKey.Read(request.Key ?? throw new UserError("there is no key to sign with", "make one with --new-key FILE, and keep it from the machine that serves the pages")));
        return key.Signs ? key : throw new UserError($"{request.Key} is a public key, which cannot sign", "give the private key of the one who approves");
    }

    /// <summary>Says what is wrong with store or key as errors to the user.</summary>
    internal static T Guarded<T>(Func<T> work)
    {
        try
        {
            return work();
        }
        catch (PageStoreException e)
        {
            throw new UserError(e.Message, e.Remedy);
        }
        catch (FormatException e)
        {
            throw new UserError(e.Message, "write a CSS selector");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new UserError(e.Message, "check path and permissions; nothing is ever overwritten");
        }
    }
}
