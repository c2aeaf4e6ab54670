using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Tocsin.DutyRoom.Access;
using Tocsin.Server.Ingest;
using Xunit;

namespace Tocsin.DutyRoom;

/// <summary>What lies beside the store goes when its time is over, and not before.</summary>
public sealed class FileRetentionTests
{
    private const string Election = "valdoria-2027";
    private static readonly DateTime Old = new(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc);
    private static readonly DateTimeOffset Between = new(2026, 6, 1, 0, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task Old_files_that_were_looked_at_go_with_a_line_in_the_log()
    {
        await using var room = await Room.Open(real: true, copy: Stores.CopyTo);
        using var owner = await room.MakeOwner();
        var spool = room.App.Services.GetRequiredService<Spool>();
        Take(spool, "one");
        var looked = spool.Next(Election, 1000);
        spool.LookedAt(Election, looked);
        Take(spool, "two");
        var waits = spool.Next(Election, 1000).Where(s => !s.LookedAt).ToList();
        foreach (var segment in looked.Concat(waits))
            File.SetLastWriteTimeUtc(segment.Path, Old);
        string upload = Path.Combine(room.Data, "uploads", Election, "0123"), fresh = Path.Combine(room.Data, "uploads", Election, "4567");
        Directory.CreateDirectory(upload);
        Directory.CreateDirectory(fresh);
        Directory.SetLastWriteTimeUtc(upload, Old);

        var retention = room.App.Services.GetRequiredService<FileRetention>();
        retention.Sweep(Between).ShouldBe(2);
        File.Exists(looked.Single().Path).ShouldBeFalse();
        File.Exists(waits.Single().Path).ShouldBeTrue("nobody looked at it yet");
        Directory.Exists(upload).ShouldBeFalse();
        Directory.Exists(fresh).ShouldBeTrue();
        room.Store.Audit(Election, null, 5).ShouldContain(l => l.Action == "files-deleted");
        retention.Sweep(Between).ShouldBe(0);
        spool.Next(Election, 1000).Select(s => s.Path).ShouldBe(waits.Select(w => w.Path));
    }

    [Fact]
    public async Task A_legal_hold_keeps_everything()
    {
        await using var room = await Room.Open(real: true, copy: Stores.CopyTo);
        using var owner = await room.MakeOwner();
        string upload = Path.Combine(room.Data, "uploads", Election, "0123");
        Directory.CreateDirectory(upload);
        Directory.SetLastWriteTimeUtc(upload, Old);
        room.Store.Hold(Election, Room.Owner, "court order 17");
        room.App.Services.GetRequiredService<FileRetention>().Sweep(Between).ShouldBe(0);
        Directory.Exists(upload).ShouldBeTrue();
    }

    [Fact]
    public async Task What_a_kill_left_half_made_goes_at_the_next_start_and_what_is_whole_stays()
    {
        string[] half = ["archives/valdoria-2027/making-0a", "scans/valdoria-2027/running-3", "previews/7", "screened/0b"], whole = ["archives/valdoria-2027/0a", "scans/valdoria-2027/scan-1"];
        await using var room = await Room.Open(real: true, copy: Stores.CopyTo, data: d => half.Concat(whole).ToList().ForEach(f => Directory.CreateDirectory(Path.Combine(d, f, "inside"))));
        using (var scope = room.App.Services.CreateScope())
            scope.ServiceProvider.GetRequiredService<Tocsin.Server.Casebook.Desk>();
        half.Where(f => Directory.Exists(Path.Combine(room.Data, f))).ShouldBeEmpty();
        whole.ShouldAllBe(f => Directory.Exists(Path.Combine(room.Data, f, "inside")));
    }

    private static void Take(Spool spool, string id)
    {
        string file = spool.Incoming();
        File.WriteAllText(file, $$"""{"id":"{{id}}","account":"a","time":"2027-04-01T10:00:00Z","text":"words"}""" + "\n");
        spool.Accept(Election, "feed", file, TestContext.Current.CancellationToken).Accepted.ShouldBe(1);
    }
}
