using Tocsin.Cli.Elections;
using Tocsin.Cli.Output;
using Tocsin.Sites.Clones;
using Tocsin.Sites.Marks;

namespace Tocsin.Cli.Sites;

/// <summary>Reads saved pages, links their sites, and compares them with protected ones.</summary>
internal static class SitesRun
{
    /// <summary>Runs it.</summary>
    /// <returns>1 when there is a conclusive or associative network, a clone or a copied text; 0 when there is none; 2 when no page could be read.</returns>
    public static int Run(SitesRequest request, Terminal terminal, CancellationToken cancellation)
    {
        if (request.Out is { } file && File.Exists(file))
            throw new UserError($"{file} is a file", "name a directory");
        var owned = request.Election is { } profile ? ElectionFile.Require(profile, terminal).Protected.SelectMany(s => s.Domains) : [];
        var pass = SitesPass.Run(request.Inputs, request.Protect, owned, request.Fetched, request.Many, terminal, cancellation);
        if (!pass.AnyRead)
            return Failures.Say(terminal, request.Json, "no page of a site could be read", "give saved .html files, or a folder with a file or folder for each site");
        var (sites, links, clones) = pass;
        if (request.Json)
            SitesPrinter.Json(terminal, sites, links, clones);
        else
            SitesPrinter.Text(terminal, sites, links, clones);
        if (request.Out is { } directory)
            SitesFiles.Write(directory, sites, links, clones, request.Session, terminal);
        return links.Networks.Any(n => n.Tier < MarkTier.Circumstantial) || clones.Any(c => c.Grade > CloneGrade.Resembles) ? ExitCode.Findings : ExitCode.Clean;
    }
}
