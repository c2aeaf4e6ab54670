using System.Globalization;
using System.Text.Json;
using Tocsin.Cli.Output;
using Tocsin.Cli.Storing;
using Tocsin.Server.Api;
using Tocsin.Storage;

namespace Tocsin.Cli.Remote;

/// <summary>Incidents and posts of a duty room at a terminal. With --json the server's own objects, one a line.</summary>
internal sealed class RemoteIncidents(RemoteServer server, Terminal terminal)
{
    private const int Most = 1000;

    /// <summary>A list.</summary>
    public async Task<int> List(string? election, bool all, bool json, CancellationToken cancellation)
    {
        using (server)
        {
            string id = await server.Election(election, cancellation).ConfigureAwait(false);
            var page = await server.Get<ApiPage<IncidentCard>>($"elections/{Uri.EscapeDataString(id)}/incidents?all={(all ? "true" : "false")}&limit={Most}", cancellation).ConfigureAwait(false);
            if (json)
                page.Items.ToList().ForEach(Line);
            else
                new IncidentPrinter(terminal, new ZonedClock("UTC")).List(page.Items, all);
            return ExitCode.Clean;
        }
    }

    /// <summary>One in full.</summary>
    public async Task<int> Show(string? election, string which, bool json, CancellationToken cancellation)
    {
        using (server)
        {
            string id = await server.Election(election, cancellation).ConfigureAwait(false);
            var detail = await server.Get<IncidentDetail>($"elections/{Uri.EscapeDataString(id)}/incidents/{Uri.EscapeDataString(which)}", cancellation).ConfigureAwait(false);
            if (json)
            {
                Line(detail);
                return ExitCode.Clean;
            }

            (string, string)[] members = [.. detail.Findings.Select(f => (f.Id, f.Sentence)), .. detail.Sightings.Select(s => (s.Id, s.Sentence))];
            new IncidentPrinter(terminal, new ZonedClock("UTC")).Show(detail.Card, detail.Told, detail.Proposed, detail.Decisions, members, []);
            return ExitCode.Clean;
        }
    }

    /// <summary>Posts with these words.</summary>
    public async Task<int> Search(string? election, string words, int most, bool json, CancellationToken cancellation)
    {
        using (server)
        {
            string id = await server.Election(election, cancellation).ConfigureAwait(false);
            var page = await server.Get<ApiPage<StoredPost>>($"elections/{Uri.EscapeDataString(id)}/posts?q={Uri.EscapeDataString(words)}&limit={most.ToString(CultureInfo.InvariantCulture)}", cancellation).ConfigureAwait(false);
            foreach (var post in page.Items)
            {
                if (json)
                {
                    Line(post);
                    continue;
                }

                terminal.Out.WriteLine($"{post.Time.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture)} UTC  {SafeText.Clean(post.Account)}  (post {Words.Count(post.Id)})");
                terminal.Out.WriteLine($"  {SafeText.Shorten(post.Text, 400)}");
            }

            return page.Items.Count > 0 ? ExitCode.Findings : ExitCode.Clean;
        }
    }

    private void Line<T>(T value) => terminal.Out.WriteLine(JsonSerializer.Serialize(value, ApiJson.Options));
}
