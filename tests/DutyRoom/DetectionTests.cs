using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Tocsin.DutyRoom.Access;
using Tocsin.Server.Access;
using Tocsin.Server.Ingest;
using Xunit;
using static Tocsin.DutyRoom.ApiClient;

namespace Tocsin.DutyRoom;

/// <summary>What arrives is looked at at once, and again in the longer view.</summary>
public sealed class DetectionTests
{
    [Fact]
    public async Task What_no_short_look_can_see_is_found_by_a_long_one_and_grows_in_one_incident()
    {
        await using var room = await Room.Open(real: true, program: Stores.Program, copy: Stores.CopyTo, quick: 100);
        using var owner = await room.MakeOwner();
        using var client = Of(room, Room.Owner, [.. Scopes.All]);
        var spool = room.App.Services.GetRequiredService<Spool>();
        var before = room.Store.Incidents(Election, all: true).Select(i => i.Id).ToHashSet(StringComparer.Ordinal);
        long posts = room.Store.Info().Posts;
        var lines = Operation();
        var pushed = lines.Where(l => l.Contains("push.example", StringComparison.Ordinal)).Chunk(30).ToList();
        var plain = lines.Where(l => !l.Contains("push.example", StringComparison.Ordinal)).Chunk(60).ToList();
        for (int part = 0; part < 20; part++)
        {
            await client.Send("feed", [.. pushed[part], .. plain[part]]);
            await Until(() => Task.FromResult(spool.Waiting().Count == 0));
        }

        var found = Array.Empty<Storage.IncidentCard>();
        await Until(() => Task.FromResult((found = [.. room.Store.Incidents(Election).Where(i => !before.Contains(i.Id) && Posts(room, i.Id) >= 600)]).Length > 0));
        found.Length.ShouldBe(1);
        room.Store.Members(found[0].Id).Cases.Count(c => c.Finding.Detector == "co-sharing").ShouldBe(1, "it grew");
        var jobs = room.App.Services.GetRequiredService<JobBoard>().Jobs.Where(j => j.Kind == "detection").ToList();
        jobs.ShouldContain(j => !j.Live);
        jobs.Where(j => j.Live).ShouldAllBe(j => j.What == "90 posts" || j.What.StartsWith("18", StringComparison.Ordinal), "short looks are short");
        room.Store.Check().ShouldBeEmpty();
        (room.Store.Info().Posts - posts).ShouldBe(lines.Count, "each post is kept once, however often it is looked at");
        string reports = Path.Combine(room.Data, "scans", Election);
        // Reports of outgrown findings go, a moment after the look that outgrew them.
        await Until(() => Task.FromResult(Directory.GetDirectories(reports) is var kept && kept.Length < jobs.Count
            && kept.All(r => room.Store.Scans(Election, 1000).SingleOrDefault(s => s.Id == Path.GetFileName(r)) is { Findings: > 0 })));
    }

    [Fact]
    public async Task A_long_look_leaves_alone_what_a_short_one_has_still_to_keep()
    {
        await using var room = await Room.Open(copy: Stores.CopyTo);
        var spool = room.App.Services.GetRequiredService<Spool>();
        foreach (string id in (string[])["one", "two"])
        {
            string file = spool.Incoming();
            await File.WriteAllTextAsync(file, $$"""{"id":"{{id}}","account":"a","time":"2027-04-01T00:00:00Z","text":"x"}""" + "\n", TestContext.Current.CancellationToken);
            spool.Accept(Election, "feed", file, TestContext.Current.CancellationToken);
            if (id == "one")
                spool.LookedAt(Election, spool.Next(Election, 10));
        }

        spool.Latest(Election, 10).Count.ShouldBe(2);
        spool.Latest(Election, 10, lookedAt: true).ShouldHaveSingleItem().LookedAt.ShouldBeTrue();
    }

    [Fact]
    public async Task What_is_long_holds_up_no_look_at_what_arrives_and_looks_push_out_nothing_that_people_asked_for()
    {
        await using var room = await Room.Open(real: true, copy: Stores.CopyTo);
        var board = room.App.Services.GetRequiredService<JobBoard>();
        var hold = new TaskCompletionSource();
        var import = board.Start(Election, "import", "a large file", Room.Owner, (_, _) => hold.Task);
        await Until(() => Task.FromResult(import.State == JobState.Running));
        for (int look = 0; look < 300; look++)
            await board.Start(Election, "detection", "10 posts", Detection.Actor, (_, _) => Task.CompletedTask, live: true).Over.WaitAsync(TestContext.Current.CancellationToken);
        import.State.ShouldBe(JobState.Running);
        board.Jobs.ShouldContain(import);
        hold.SetResult();
        await import.Over.WaitAsync(TestContext.Current.CancellationToken);
        for (int look = 0; look < 300; look++)
            await board.Start(Election, "detection", "10 posts", Detection.Actor, (_, _) => Task.CompletedTask, live: true).Over.WaitAsync(TestContext.Current.CancellationToken);
        board.Jobs.ShouldContain(import);
        board.Jobs.Count.ShouldBeLessThanOrEqualTo(200);
    }

    private static int Posts(Room room, string incident) => room.Store.Members(incident).Cases.Select(c => c.Posts.Count).DefaultIfEmpty().Max();
}
