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
}
