using System.Text.Json;
using Shouldly;
using Tocsin.Cli;
using Tocsin.Tests.Cli;
using Xunit;
using Answer = Tocsin.Tests.Resolving.FakeDns.Answer;

namespace Tocsin.Tests.Resolving;

public sealed class ResolveCommandTests
{
    private static readonly byte[] Four = [203, 0, 113, 7];

    [Fact]
    public async Task Every_permutation_is_told_with_what_DNS_says_of_it_in_a_fixed_order()
    {
        using var dns = new FakeDns((name, type) => name == "bidl.de" ? new Answer(0, (FakeDns.A, Four)) : FakeDns.NoSuchName);
        using var plain = new Screen();
        await plain.Run("domains", "expand", "bild.de", "--json");
        using var screen = new Screen();
        (await screen.Run("domains", "expand", "bild.de", "--resolve", "--dns-server", dns.Address, "--queries-per-second", "1000", "--json")).ShouldBe(ExitCode.Clean, screen.Messages);
        var lines = Lines(screen);
        lines[..^1].Select(l => l.GetProperty("name").GetString()).ShouldBe([.. Lines(plain).Select(l => l.GetProperty("name").GetString())]);
        var found = lines[..^1].Where(l => l.GetProperty("dns").GetString() == "exists").ShouldHaveSingleItem();
        (found.GetProperty("name").GetString(), found.GetProperty("addresses")[0].GetString(), found.GetProperty("wildcard").GetBoolean()).ShouldBe(("bidl.de", "203.0.113.7", false));
        (lines[^1].GetProperty("exist").GetInt32(), lines[^1].GetProperty("not_known").GetInt32()).ShouldBe((1, 0));
        screen.Messages.ShouldContain("whoever runs it sees them");
    }

    [Fact]
    public async Task A_server_that_says_nothing_is_an_error_and_is_not_asked_about_everything()
    {
        using var dns = new FakeDns((_, _) => new Answer(5));
        using var screen = new Screen();
        (await screen.Run("domains", "expand", "example.org", "--resolve", "--dns-server", dns.Address, "--queries-per-second", "1000")).ShouldBe(ExitCode.Error);
        screen.Messages.ShouldContain("answers nothing (REFUSED");
        dns.Asked.Count.ShouldBeLessThan(60);
    }

    [Fact]
    public async Task Interrupted_it_prints_what_is_known_so_far()
    {
        using var stop = new CancellationTokenSource();
        int count = 0;
        using var dns = new FakeDns((name, _) =>
        {
            if (Interlocked.Increment(ref count) == 12)
                stop.Cancel();
            return FakeDns.NoSuchName;
        });
        using var screen = new Screen();
        (await Application.RunAsync(["domains", "expand", "bild.de", "--resolve", "--dns-server", dns.Address, "--json"], screen.Terminal, stop.Token)).ShouldBe(ExitCode.Interrupted);
        var lines = Lines(screen);
        lines.Length.ShouldBeInRange(6, 30);
        lines[^1].GetProperty("asked").GetInt32().ShouldBe(lines.Length - 1);
        screen.Messages.ShouldContain("interrupted: ");
    }

    [Fact]
    public async Task What_is_wrong_is_said_and_without_being_asked_for_nothing_is_sent()
    {
        using var dns = new FakeDns((_, _) => FakeDns.NoSuchName);
        foreach (var (args, says) in new (string[], string)[]
        {
            (["--resolve", "--dns-server", "dns.example"], "is no address"),
            (["--resolve", "--queries-per-second", "0"], "out of range"),
            (["--dns-server", dns.Address], "add --resolve"),
        })
        {
            using var screen = new Screen();
            (await screen.Run(["domains", "expand", "bild.de", .. args])).ShouldBe(ExitCode.Error);
            screen.Messages.ShouldContain(says);
        }

        dns.Asked.ShouldBeEmpty();
    }

    private static JsonElement[] Lines(Screen screen) => [.. screen.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(l => JsonDocument.Parse(l).RootElement)];
}
