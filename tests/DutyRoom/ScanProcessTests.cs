using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Tocsin.DutyRoom.Access;
using Tocsin.Server;
using Tocsin.Server.Access;
using Tocsin.Server.Casebook;
using Tocsin.Server.Ingest;
using Tocsin.Server.Screening;
using Tocsin.Storage;
using Tocsin.Tests.Sources;
using Xunit;

namespace Tocsin.DutyRoom;

/// <summary>A process that breaks half-way breaks nothing else.</summary>
public sealed class ScanProcessTests
{
    [Fact]
    public async Task What_cannot_be_read_of_its_output_fails_the_work_and_not_the_server()
    {
        var process = new ScanProcess(new ServerSettings { Store = StoreAddress.Parse("none.db"), StoreText = "", Data = "none", Program = ["/bin/sh", "-c", "printf 'one\\ntwo\\n'"] });
        var seen = new List<string>();
        var thrown = await Should.ThrowAsync<JobFailedException>(() => process.Run([], line =>
        {
            seen.Add(line);
            throw new FormatException("half a line");
        }, TestContext.Current.CancellationToken));
        thrown.InnerException.ShouldBeOfType<FormatException>();
        seen.ShouldContain("one");
    }

    [Theory]
    [InlineData("printf '{\"type\":\"mess'")]
    [InlineData("printf '[1]\\n{\"type\":3}\\n'")]
    [InlineData("printf '{\"type\":\"message\"}\\n{\"type\":\"screening\"}\\n'")]
    public async Task A_screening_whose_program_ends_half_way_has_no_verdict_and_says_so(string script)
    {
        await using var room = await Room.Open(real: true, program: ["/bin/sh", "-c", script], copy: Stores.CopyTo);
        using var owner = await room.MakeOwner();
        using var client = new HttpClient { BaseAddress = room.Address };
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", KeyTests.Make(room, Room.Owner, [.. Scopes.All], ["*"]));
        var answer = await client.PostAsync(new Uri("/api/v1/elections/valdoria-2027/screenings/mail", UriKind.Relative), new ByteArrayContent(Encoding.UTF8.GetBytes("From: a@b.example\r\n\r\nhello")), TestContext.Current.CancellationToken);
        answer.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await client.GetAsync(new Uri("/health", UriKind.Relative), TestContext.Current.CancellationToken)).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Of_a_dump_what_one_comparison_found_stays_when_the_other_broke_and_a_dump_holds_up_no_mail()
    {
        const string script = "case \"$1\" in decoy) echo '{\"type\":\"check\",\"alarms\":0,\"silent\":[]}';; leak) sleep 2; printf '{\"type\":\"ma'; exit 137;; esac";
        var own = new Dictionary<string, OwnMaterial> { ["valdoria-2027"] = new() { Decoys = "d", LeakIndex = "i", LeakKey = "k" } };
        await using var room = await Room.Open(real: true, program: ["/bin/sh", "-c", script, "sh"], copy: Stores.CopyTo, own: own);
        using var owner = await room.MakeOwner();
        using var scope = room.App.Services.CreateScope();
        var desk = scope.ServiceProvider.GetRequiredService<Desk>().For(new Caller(Room.Owner, Role.Admin, null));
        var dumps = new List<ScreeningCard>();
        for (int i = 0; i < 3; i++)
            dumps.Add(await desk.Screen("valdoria-2027", ScreeningKind.Dump, "dump.txt", new MemoryStream([65, 66]), TestContext.Current.CancellationToken));
        var mail = await desk.Screen("valdoria-2027", ScreeningKind.Mail, "one.eml", new MemoryStream([65, 66]), TestContext.Current.CancellationToken);
        (await desk.Verdict("valdoria-2027", mail.Id, TimeSpan.FromSeconds(60), TestContext.Current.CancellationToken)).Problem.ShouldBe(ScreeningProblem.NoMail);
        desk.Screening("valdoria-2027", dumps[2].Id).State.ShouldBe(ScreeningState.Running, "the mail did not wait for the dumps");
        var half = await desk.Verdict("valdoria-2027", dumps[0].Id, TimeSpan.FromSeconds(60), TestContext.Current.CancellationToken);
        half.Problem.ShouldBe(ScreeningProblem.Half);
        half.Dump!.Checked.ShouldBeTrue();
        half.Dump.Matched.ShouldBeFalse();
    }

    [Fact]
    public async Task A_worker_runs_scan_after_scan_in_one_process_and_one_that_was_killed_is_replaced()
    {
        using var folder = new TemporaryFolder();
        string posts = folder.Write("posts.csv", "account,time,text\na,2027-04-01T10:00:00Z,hello\n");
        string bad = folder.Write("bad.csv", "one,two\n1,2\n");
        using var worker = new ScanWorker(new ScanProcess(Settings(Stores.Program)));
        int first = await Scan(worker, posts, folder, out var said);
        first.ShouldBe(0, string.Join('\n', said));
        int? process = worker.Process;
        process.ShouldNotBeNull();
        (await Scan(worker, posts, folder, out said)).ShouldBe(0);
        worker.Process.ShouldBe(process);
        said.ShouldContain(l => l.StartsWith("{\"type\":", StringComparison.Ordinal));
        said.ShouldNotContain(l => l.Contains("\"ended\"", StringComparison.Ordinal), "what is between the two is not part of the scan");

        using (var killed = System.Diagnostics.Process.GetProcessById(process.Value))
        {
            killed.Kill();
            await killed.WaitForExitAsync(TestContext.Current.CancellationToken);
        }

        (await Scan(worker, posts, folder, out _)).ShouldBe(0);
        worker.Process.ShouldNotBe(process);

        (await Scan(worker, bad, folder, out said)).ShouldBe(2);
        said.ShouldContain(l => l.Contains("\"remedy\"", StringComparison.Ordinal) || l.StartsWith("tocsin: ", StringComparison.Ordinal));
        worker.Process.ShouldBeNull("what failed may have left anything behind");
        (await Scan(worker, posts, folder, out _)).ShouldBe(0);
    }

    [Fact]
    public async Task A_worker_that_is_busy_lets_the_next_scan_run_beside_it_and_one_cancelled_is_gone()
    {
        using var folder = new TemporaryFolder();
        string mark = Path.Combine(folder.Path, "mark");
        string script = $"if [ \"$1\" = worker ]; then read line; touch {mark}; exec sleep 600; else echo beside; fi";
        using var worker = new ScanWorker(new ScanProcess(Settings(["/bin/sh", "-c", script, "sh"])));
        using var stop = new CancellationTokenSource();
        var held = worker.Run(["scan", "x"], _ => { }, stop.Token);
        while (!File.Exists(mark))
            await Task.Delay(10, TestContext.Current.CancellationToken);
        var said = new List<string>();
        (await worker.Run(["scan", "y"], said.Add, TestContext.Current.CancellationToken)).ShouldBe(0);
        said.ShouldBe(["beside"]);
        using var process = System.Diagnostics.Process.GetProcessById(worker.Process!.Value);
        await stop.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(held);
        process.HasExited.ShouldBeTrue();
        worker.Process.ShouldBeNull();
    }

    [Theory]
    [InlineData("read line; echo one; kill -9 $$", 137)]
    [InlineData("read line; echo '{\"type\":\"ended\",\"code\":\"x\"}'; exit 3", 3)]
    public async Task A_worker_that_breaks_half_way_has_the_code_of_its_process(string script, int code)
    {
        using var worker = new ScanWorker(new ScanProcess(Settings(["/bin/sh", "-c", script])));
        (await worker.Run(["scan"], _ => { }, TestContext.Current.CancellationToken)).ShouldBe(code);
        worker.Process.ShouldBeNull();
    }

    [Theory]
    [InlineData("read line; exit 0", "ended before the scan did")]
    [InlineData("read line; printf 'one\\n{\"type\":\"ended\",\"code\":0}\\n'; sleep 600", "could not be read")]
    public async Task A_worker_that_ends_early_or_says_what_nobody_can_read_fails_the_scan(string script, string why)
    {
        using var worker = new ScanWorker(new ScanProcess(Settings(["/bin/sh", "-c", script])));
        var error = await Should.ThrowAsync<JobFailedException>(() => worker.Run(["scan"], _ => throw new FormatException("no"), TestContext.Current.CancellationToken));
        error.Message.ShouldContain(why);
    }

    private static Task<int> Scan(ScanWorker worker, string posts, TemporaryFolder folder, out List<string> said)
    {
        var lines = said = [];
        return worker.Run(["scan", posts, "--out", Path.Combine(folder.Path, "report"), "--json"], lines.Add, TestContext.Current.CancellationToken);
    }

    private static ServerSettings Settings(IReadOnlyList<string> program) => new() { Store = StoreAddress.Parse("none.db"), StoreText = "", Data = "none", Program = program };
}
