using System.Diagnostics;
using System.Net;
using Shouldly;
using Tocsin.Storage;
using Xunit;

namespace Tocsin.DutyRoom.Access;

/// <summary>Safe by default: what is kept of answers, who gets in with what, what stands in logs.</summary>
public sealed class HardeningTests
{
    [Theory]
    [InlineData("/")]
    [InlineData("/signin")]
    [InlineData("/e/valdoria-2027/incidents/1")]
    [InlineData("/e/valdoria-2027/incidents/1/network")]
    [InlineData("/e/valdoria-2027/evidence.pub")]
    [InlineData("/api/v1/elections")]
    [InlineData("/api/v1/elections/none")]
    [InlineData("/api/v1/openapi.json")]
    [InlineData("/taxii2/")]
    [InlineData("/health")]
    [InlineData("/no-such-page")]
    public async Task Nothing_about_anybody_is_kept_by_browsers_or_proxies(string path)
    {
        await using var room = await Room.Open(real: true, copy: Stores.CopyTo);
        using var owner = await room.MakeOwner();
        foreach (var visitor in new[] { owner, room.Visitor() })
        {
            var seen = await visitor.Get(path);
            seen.Headers["Cache-Control"].ShouldContain("no-store", Case.Sensitive, path);
            seen.Headers["Content-Security-Policy"].ShouldContain("default-src 'none'");
            seen.Headers["Content-Security-Policy"].ShouldNotContain("script-src 'self' 'unsafe");
            seen.Headers["X-Content-Type-Options"].ShouldBe("nosniff");
            seen.Headers["X-Frame-Options"].ShouldBe("DENY");
            seen.Headers["Referrer-Policy"].ShouldBe("no-referrer");
            seen.Headers.ContainsKey("Server").ShouldBeFalse();
        }
    }

    [Fact]
    public async Task Leads_and_admins_reach_nothing_but_their_account_before_they_have_a_second_factor()
    {
        await using var room = await Room.Open(copy: Stores.CopyTo, second: true);
        using var owner = await room.MakeOwner();
        using var analyst = await room.Make("Eva Lind", Role.Analyst, "valdoria-2027");
        foreach (string path in new[] { "/", "/e/valdoria-2027", "/e/valdoria-2027/incidents/1", "/e/valdoria-2027/evidence.pub", "/people", "/partners", "/e/valdoria-2027/incidents/1/network" })
        {
            (await owner.Get(path)).Status.ShouldBeRedirect("/account?second=1");
            (await analyst.Get(path)).Status.Location.ShouldNotContain("second");
        }

        (await owner.Get("/api/v1/elections")).Status.Code.ShouldBe(HttpStatusCode.Forbidden);
        (await owner.Get("/_blazor/negotiate")).Status.Code.ShouldBe(HttpStatusCode.Forbidden);
        (await owner.Send(HttpMethod.Post, "/e/valdoria-2027/incidents/1/archives/0/incident-1.tocsin-evidence.zip", null)).Status.Code.ShouldBe(HttpStatusCode.Forbidden, "a name with an ending is no asset");
        (await owner.Get("/account?second=1")).Body.ShouldContain("second factor");
        (await owner.Get("/_content/Tocsin.Server/workbench.css")).Status.Code.ShouldBe(HttpStatusCode.OK);
        await SignInTests.TurnOnCodes(room, owner);
        (await owner.Get("/e/valdoria-2027")).Status.Code.ShouldBe(HttpStatusCode.OK);
    }

    [Theory]
    [InlineData("--listen http://0.0.0.0:0", "do not travel unencrypted")]
    [InlineData("--listen https://127.0.0.1:0", "https needs a certificate")]
    [InlineData("--listen ftp://127.0.0.1", "is no address")]
    [InlineData("--keep-days 0", "keeps nothing")]
    [InlineData("--decoys valdoria-2027=none.json", "none.json")]
    public async Task The_server_does_not_start_in_a_way_that_is_not_safe(string options, string why)
    {
        string folder = Directory.CreateTempSubdirectory("tocsin-serve").FullName;
        try
        {
            var (code, said) = await Serve(["--store", Path.Combine(folder, "cases.db"), .. options.Split(' ')], _ => true);
            code.ShouldBe(2, said);
            said.ShouldContain(why);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public async Task No_password_key_token_or_cookie_stands_in_the_log()
    {
        string folder = Directory.CreateTempSubdirectory("tocsin-serve").FullName;
        string[] secrets = ["a herd of quiet cranes", "tocsin_0123456789abcdef", "wrong horse battery", "partner-secret-77"];
        try
        {
            var (_, said) = await Serve(["--store", Path.Combine(folder, "cases.db"), "--listen", "http://127.0.0.1:0"], line => Opened(line, secrets).GetAwaiter().GetResult());
            said.ShouldContain("the duty room is open");
            foreach (string secret in secrets)
                said.ShouldNotContain(secret);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    // Everything that carries a secret is tried, and fails.
    private static async Task<bool> Opened(string line, string[] secrets)
    {
        var address = System.Text.RegularExpressions.Regex.Match(line, "http://127\\.0\\.0\\.1:[0-9]+");
        if (!address.Success || !line.Contains("is open", StringComparison.Ordinal))
            return false;
        if (address.Value.EndsWith(":0", StringComparison.Ordinal))
            return true;
        using var client = new HttpClient { BaseAddress = new Uri(address.Value) };
        await client.PostAsync(new Uri("/signin", UriKind.Relative), new FormUrlEncodedContent(new Dictionary<string, string> { ["name"] = "Ida", ["password"] = secrets[0] }));
        client.DefaultRequestHeaders.Add("Authorization", "Bearer " + secrets[1]);
        await client.GetAsync(new Uri("/api/v1/elections", UriKind.Relative));
        await client.GetAsync(new Uri("/start?token=" + Uri.EscapeDataString(secrets[2]), UriKind.Relative));
        client.DefaultRequestHeaders.Remove("Authorization");
        client.DefaultRequestHeaders.Add("Authorization", "Basic " + Convert.ToBase64String(System.Text.Encoding.UTF8.GetBytes("CERT:" + secrets[3])));
        client.DefaultRequestHeaders.Add("Cookie", "tocsin-session=" + secrets[2]);
        await client.GetAsync(new Uri("/taxii2/", UriKind.Relative));
        await client.GetAsync(new Uri("/account", UriKind.Relative));
        return true;
    }

    private static async Task<(int Code, string Said)> Serve(IReadOnlyList<string> options, Func<string, bool> seen)
    {
        var start = new ProcessStartInfo(Stores.Program[0], [.. Stores.Program.Skip(1), "serve", .. options]) { RedirectStandardOutput = true, RedirectStandardError = true };
        using var process = Process.Start(start)!;
        var said = new System.Text.StringBuilder();
        var output = process.StandardOutput.ReadToEndAsync();
        while (await process.StandardError.ReadLineAsync() is { } line)
        {
            said.AppendLine(line);
            if (!process.HasExited && seen(line) && line.Contains("is open", StringComparison.Ordinal))
                process.Kill();
        }

        await process.WaitForExitAsync();
        return (process.ExitCode, said + await output);
    }
}
