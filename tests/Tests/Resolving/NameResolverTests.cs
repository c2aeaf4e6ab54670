using System.Net;
using Shouldly;
using Tocsin.Resolving;
using Xunit;
using Answer = Tocsin.Tests.Resolving.FakeDns.Answer;

namespace Tocsin.Tests.Resolving;

public sealed class NameResolverTests
{
    private static readonly byte[] Four = [203, 0, 113, 7];

    [Fact]
    public async Task A_name_that_exists_is_told_with_addresses_mail_and_name_servers()
    {
        using var dns = new FakeDns((name, type) => name == "b.example" ? type switch
        {
            FakeDns.A => new Answer(0, (type, Four)),
            FakeDns.Aaaa => new Answer(0, (type, IPAddress.Parse("2001:db8::7").GetAddressBytes())),
            FakeDns.Mx => new Answer(0, (type, [0, 10, .. FakeDns.Name("MX.b.example")])),
            _ => new Answer(0, (type, FakeDns.Name("ns1.host.example"))),
        } : FakeDns.NoSuchName);
        var found = await Resolve(dns, "b.example");
        (found.State, found.Wildcard, found.Failure).ShouldBe((NameState.Exists, false, ""));
        found.Addresses.ShouldBe(["2001:db8::7", "203.0.113.7"]);
        found.MailServers.ShouldBe(["mx.b.example"]);
        found.NameServers.ShouldBe(["ns1.host.example"]);
    }

    [Fact]
    public async Task No_such_name_costs_one_question_and_is_told_from_no_records_and_from_an_alias_that_leads_nowhere()
    {
        using var dns = new FakeDns((name, type) => name switch
        {
            "alias.example" => new Answer(3, (FakeDns.Cname, FakeDns.Name("gone.example"))),
            "bare.example" => new Answer(0),
            _ => FakeDns.NoSuchName,
        });
        (await Resolve(dns, "none.example")).State.ShouldBe(NameState.NoSuchName);
        dns.Asked.Count.ShouldBe(1);
        (await Resolve(dns, "bare.example")).State.ShouldBe(NameState.NoRecords);
        (await Resolve(dns, "alias.example")).State.ShouldBe(NameState.Exists);
    }

    [Fact]
    public async Task A_wildcard_is_recognised_and_a_registered_name_beside_it_is_not_taken_for_one()
    {
        using var dns = new FakeDns((name, type) => type != FakeDns.A ? new Answer(0) : new Answer(0, (type, name == "real.wild.example" ? [203, 0, 113, 9] : Four)));
        (await Resolve(dns, "any.wild.example")).Wildcard.ShouldBeTrue();
        (await Resolve(dns, "real.wild.example")).Wildcard.ShouldBeFalse();
    }

    [Theory]
    [InlineData(2, "SERVFAIL", 3)]
    [InlineData(5, "REFUSED", 1)]
    [InlineData(-1, "timeout", 3)]
    [InlineData(-2, "nonsense", 3)]
    public async Task A_failure_is_not_taken_for_no_such_name_and_is_asked_again_where_that_may_help(int code, string says, int times)
    {
        using var dns = new FakeDns((_, _) => code switch { -1 => null, -2 => new Answer(0) { Raw = [1, 2, 3] }, _ => new Answer(code) });
        // Short only where nothing will come: an answer may be late on a busy machine.
        var found = await Resolve(dns, "b.example", new ResolveOptions { Patience = code < 0 ? TimeSpan.FromMilliseconds(400) : TimeSpan.FromSeconds(20) });
        found.State.ShouldBe(NameState.NotKnown);
        if (code == -2)
            found.Failure.ShouldBeOneOf("nonsense", "timeout");
        else
            found.Failure.ShouldBe(says);
        dns.Asked.Count.ShouldBe(times);
    }

    [Fact]
    public async Task A_lost_question_is_asked_again()
    {
        int count = 0;
        using var dns = new FakeDns((_, _) => Interlocked.Increment(ref count) == 1 ? null : FakeDns.NoSuchName);
        (await Resolve(dns, "b.example", new ResolveOptions { Patience = TimeSpan.FromSeconds(2) })).State.ShouldBe(NameState.NoSuchName);
        count.ShouldBe(2);
    }

    [Fact]
    public async Task Questions_keep_their_pace_however_many_are_asked_at_once()
    {
        using var dns = new FakeDns((_, _) => FakeDns.NoSuchName);
        var resolver = new NameResolver(new ResolveOptions { Server = dns.EndPoint, QueriesPerSecond = 20 });
        var watch = System.Diagnostics.Stopwatch.StartNew();
        await Task.WhenAll(Enumerable.Range(0, 21).Select(i => resolver.ResolveAsync($"n{i}.example", TestContext.Current.CancellationToken)));

        // Twenty pauses of 50 ms; a timer may be a little early.
        watch.Elapsed.ShouldBeGreaterThan(TimeSpan.FromMilliseconds(950));
        resolver.Queries.ShouldBe(21);
    }

    private static Task<ResolvedName> Resolve(FakeDns dns, string name, ResolveOptions? options = null) =>
        new NameResolver((options ?? new ResolveOptions { Patience = TimeSpan.FromSeconds(20) }) with { Server = dns.EndPoint, QueriesPerSecond = 1000 }).ResolveAsync(name, TestContext.Current.CancellationToken);
}
