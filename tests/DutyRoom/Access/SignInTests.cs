using System.Net;
using Shouldly;
using Tocsin.Server.Access;
using Tocsin.Storage;
using Tocsin.Tests.Storage;
using Xunit;

namespace Tocsin.DutyRoom.Access;

/// <summary>Ways in, and ways that must not be.</summary>
public sealed class SignInTests(PostgresServer server)
{
    [Fact]
    public async Task The_link_of_the_first_start_makes_one_owner_and_no_second()
    {
        await using var room = await Room.Open();
        string link = new Uri(room.First.Link!).PathAndQuery;
        File.ReadAllText(room.First.File).Trim().ShouldBe(room.First.Link);
        if (!OperatingSystem.IsWindows())
            File.GetUnixFileMode(room.First.File).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);
        using var first = room.Visitor();
        using var second = room.Visitor();
        string token = await second.Token(link);
        (await first.Post(link, "start", ("name", "Ida Berg"), ("new", "short"), ("again", "short"))).Body.ShouldContain("shorter than twelve");
        (await first.Post(link, "start", ("name", "Ida Berg"), ("new", Room.Password), ("again", Room.Password))).Status.ShouldBeRedirect("/account?welcome=1");
        (await second.PostWith(link, "start", token, ("name", "Eve"), ("new", Room.Password), ("again", Room.Password))).Status.Code.ShouldNotBe(HttpStatusCode.Redirect);
        room.Store.People().Select(p => p.Name).ShouldBe(["Ida Berg", CaseStore.Detection]);
        File.Exists(room.First.File).ShouldBeFalse();
        room.Store.Audit(null, null, 20).ShouldContain(e => e.Action == "owner" && e.Actor == "Ida Berg");
        room.Store.VerifyAudit().Broken.ShouldBe(0);
    }

    [Fact]
    public async Task Where_people_are_registered_the_owner_is_one_of_their_admins_and_a_day_later_the_link_opens_nothing()
    {
        await using var room = await Room.Open(before: store =>
        {
            store.AddPerson("Ida Berg", Role.Admin, "", "Ida Berg");
            store.AddPerson("Jon Ek", Role.Lead, "", "Ida Berg");
        });
        string link = new Uri(room.First.Link!).PathAndQuery;
        using var visitor = room.Visitor();
        foreach (string name in new[] { "Eve", "Jon Ek", "detection" })
            (await visitor.Post(link, "start", ("name", name), ("new", Room.Password), ("again", Room.Password))).Status.Code.ShouldBe(HttpStatusCode.OK);
        room.Store.AnyAccount().ShouldBeFalse();
        room.Clock.Advance(TimeSpan.FromHours(25));
        (await visitor.Get(link)).Body.ShouldContain("This link opens nothing");
    }

    [Fact]
    public async Task What_is_wrong_with_a_sign_in_is_not_told_and_the_same_work_is_done()
    {
        await using var room = await Room.Open();
        using var owner = await room.MakeOwner();
        using var visitor = room.Visitor();
        long before = room.Store.Head();
        string wrong = Plain(await visitor.SignIn(Room.Owner, "not the password"));
        long known = room.Store.Head() - before;
        string unknown = Plain(await visitor.SignIn(Room.Owner + "x", "not the password"));
        (room.Store.Head() - before).ShouldBe(2 * known, "one line of the log either way");
        unknown.Replace(Room.Owner + "x", Room.Owner, StringComparison.Ordinal).ShouldBe(wrong);
        Plain(await visitor.SignIn("detection", "")).ShouldContain("do not fit");
        room.Store.Audit(null, null, 5).ShouldAllBe(e => !e.Detail.Contains("Bergx", StringComparison.Ordinal) && !e.Actor.Contains("Bergx", StringComparison.Ordinal), "what is typed as a name can be a password");
    }

    [Fact]
    public async Task Unknown_names_take_as_long_as_known_ones()
    {
        await using var room = await Room.Open(real: true);
        using var owner = await room.MakeOwner();
        using var visitor = room.Visitor();
        string token = await visitor.Token("/signin");
        var times = new Dictionary<string, List<double>> { [Room.Owner] = [], ["Nobody Here"] = [] };
        for (int i = 0; i < 24; i++)
        {
            foreach (var (name, list) in times)
            {
                long start = TimeProvider.System.GetTimestamp();
                await visitor.PostWith("/signin", "signin", token, ("name", name), ("password", "not the password"));
                list.Add(TimeProvider.System.GetElapsedTime(start).TotalMilliseconds);
            }
        }

        // Without the same work a known name would take several times as long: the hash alone is most of it.
        double Fastest(string name) => times[name].Order().Take(6).Average();
        (Fastest(Room.Owner) / Fastest("Nobody Here")).ShouldBeInRange(0.6, 1.7);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Guessing_locks_an_account_for_a_growing_while_and_a_hundred_guesses_at_once_are_five(bool postgres)
    {
        await using var room = await Room.Open(postgres: postgres ? server : null);
        using var owner = await room.MakeOwner();
        int looked = 0;
        await Parallel.ForEachAsync(Enumerable.Range(0, 100), new ParallelOptions { MaxDegreeOfParallelism = 8 }, (_, _) =>
        {
            if (room.Store.BeginAttempt(Room.Owner).Open)
                Interlocked.Increment(ref looked);
            return ValueTask.CompletedTask;
        });
        looked.ShouldBe(CaseStore.FreeAttempts);
        using var visitor = room.Visitor();
        (await visitor.SignIn(Room.Owner, Room.Password)).Status.Code.ShouldBe(HttpStatusCode.OK, "locked: even the right password is not looked at");
        room.Clock.Advance(TimeSpan.FromSeconds(31));
        (await visitor.SignIn(Room.Owner, "wrong, once more")).Status.Code.ShouldBe(HttpStatusCode.OK);
        room.Store.Audit(null, null, 5).ShouldContain(e => e.Action == "lock-out");
        room.Clock.Advance(TimeSpan.FromSeconds(31));
        (await visitor.SignIn(Room.Owner, Room.Password)).Status.Code.ShouldBe(HttpStatusCode.OK, "the second lock is longer");
        room.Clock.Advance(TimeSpan.FromSeconds(31));
        (await visitor.SignIn(Room.Owner, Room.Password)).Status.ShouldBeRedirect("/account");
        (await owner.Get("/account")).Status.Code.ShouldBe(HttpStatusCode.OK, "who is in stays in: nobody can throw somebody out by guessing");
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_code_opens_once_and_so_does_a_recovery_code(bool postgres)
    {
        await using var room = await Room.Open(postgres: postgres ? server : null);
        using var owner = await room.MakeOwner();
        var (secret, recovery) = await TurnOnCodes(room, owner);
        room.Clock.Advance(TimeSpan.FromSeconds(60));
        string code = TotpCode.At(secret, room.Clock.GetUtcNow());

        using var first = room.Visitor();
        (await first.SignIn(Room.Owner, Room.Password)).Status.ShouldBeRedirect("/signin?step=code&back=%2Faccount");
        (await first.Get("/account")).Status.ShouldBeRedirect("/signin?back=%2Faccount");
        (await first.Post("/signin?step=code&back=%2Faccount", "code", ("code", "000000"))).Status.Code.ShouldBe(HttpStatusCode.OK);
        (await first.Post("/signin?step=code&back=%2Faccount", "code", ("code", code))).Status.ShouldBeRedirect("/account");

        using var second = room.Visitor();
        await second.SignIn(Room.Owner, Room.Password);
        (await second.Post("/signin?step=code", "code", ("code", code))).Body.ShouldContain("opens nothing");
        (await second.Post("/signin?step=code", "code", ("code", recovery))).Status.ShouldBeRedirect("/");

        using var third = room.Visitor();
        await third.SignIn(Room.Owner, Room.Password);
        (await third.Post("/signin?step=code", "code", ("code", recovery))).Status.Code.ShouldBe(HttpStatusCode.OK);
        room.Clock.Advance(TimeSpan.FromMinutes(6));
        (await third.Get("/signin?step=code")).Body.ShouldContain("type=\"password\"", Case.Sensitive, "between password and code there are five minutes");
        room.Store.Audit(null, null, 30).Select(e => e.Action).ShouldContain("recovery-code");
    }

    [Fact]
    public void Codes_are_those_of_the_standard()
    {
        const string Key = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";
        TotpCode.At(Key, DateTimeOffset.FromUnixTimeSeconds(59)).ShouldBe("287082", "RFC 6238, appendix B");
        TotpCode.At(Key, DateTimeOffset.FromUnixTimeSeconds(1111111109)).ShouldBe("081804");
        TotpCode.StepOf(Key, "287 082", DateTimeOffset.FromUnixTimeSeconds(89)).ShouldBe(1);
        TotpCode.StepOf(Key, "287082", DateTimeOffset.FromUnixTimeSeconds(121)).ShouldBeNull();
    }

    [Theory]
    [InlineData("https://evil.example/")]
    [InlineData("//evil.example/")]
    [InlineData("/\\evil.example/")]
    [InlineData("javascript:alert(1)")]
    [InlineData("/account\r\nSet-Cookie: a=b")]
    [InlineData("/\t/evil.example")]
    public async Task Signing_in_leads_nowhere_else(string back)
    {
        await using var room = await Room.Open();
        using var owner = await room.MakeOwner();
        using var visitor = room.Visitor();
        var seen = await visitor.SignIn(Room.Owner, Room.Password, back);
        seen.Status.ShouldBeRedirect("/");
        seen.Cookies.ShouldAllBe(c => !c.StartsWith("a=", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_cookie_is_new_at_every_sign_in_and_travels_as_it_should()
    {
        await using var room = await Room.Open();
        using var owner = await room.MakeOwner();
        using var visitor = room.Visitor();
        visitor.Cookies.Add(room.Address, new Cookie("tocsin-session", "fixed"));
        var seen = await visitor.SignIn(Room.Owner, Room.Password);
        string cookie = seen.Cookies.Single(c => c.StartsWith("tocsin-session=", StringComparison.Ordinal) && !c.Contains("expires=Thu, 01 Jan 1970", StringComparison.Ordinal));
        cookie.ShouldContain("httponly");
        cookie.ShouldContain("samesite=lax");
        cookie.ShouldNotContain("expires");
        string before = visitor.Session;
        before.ShouldNotBe("fixed");
        await visitor.SignIn(Room.Owner, Room.Password);
        visitor.Session.ShouldNotBe(before);
        using var old = room.Visitor();
        old.Cookies.Add(room.Address, new Cookie("tocsin-session", before));
        (await old.Get("/account")).Status.ShouldBeRedirect("/signin?back=%2Faccount");
    }

    [Fact]
    public async Task Behind_https_cookies_are_bound_to_this_host()
    {
        await using var room = await Room.Open(proxy: true);
        using var visitor = room.Visitor();
        string link = new Uri(room.First.Link!).PathAndQuery;
        var page = await visitor.Get(link, ("X-Forwarded-Proto", "https"));
        var form = page.Cookies.Single(c => c.StartsWith("__Host-tocsin-form=", StringComparison.Ordinal));
        form.ShouldContain("secure");
        form.ShouldContain("samesite=strict");
        string token = System.Text.RegularExpressions.Regex.Match(page.Body, "name=\"__RequestVerificationToken\" value=\"([^\"]+)\"").Groups[1].Value;
        using var content = new FormUrlEncodedContent(new Dictionary<string, string> { ["_handler"] = "start", ["__RequestVerificationToken"] = token, ["name"] = "Ida Berg", ["new"] = Room.Password, ["again"] = Room.Password });
        var seen = await visitor.Send(HttpMethod.Post, link, content, ("X-Forwarded-Proto", "https"), ("Cookie", form.Split(';')[0]));
        string cookie = seen.Cookies.Single(c => c.StartsWith("__Host-tocsin-session=", StringComparison.Ordinal));
        cookie.ShouldContain("secure");
        cookie.ShouldContain("path=/");
        cookie.ShouldContain("httponly");
    }

    [Theory]
    [InlineData("eleven char", "password.short")]
    [InlineData("password1234", "password.common")]
    [InlineData("Qwertyuiop123", "password.common")]
    [InlineData("123456789012", "password.common")]
    [InlineData("aaaaaaaaaaaaaa", "password.common")]
    [InlineData("ida berg 2026", "password.name")]
    [InlineData("Tocsin-Tocsin-1", "password.name")]
    [InlineData("four cranes over the marsh", null)]
    [InlineData("п'ять лелек над болотом", null)]
    public void Passwords_are_long_and_not_what_everybody_tries(string password, string? wrong) => PasswordRules.Wrong(password, "Ida Berg").ShouldBe(wrong);

    internal static async Task<(string Secret, string Recovery)> TurnOnCodes(Room room, Visitor visitor)
    {
        var page = await visitor.Get("/account");
        string sealedSecret = System.Text.RegularExpressions.Regex.Match(page.Body, "name=\"sealed\" value=\"([^\"]+)\"").Groups[1].Value;
        string secret = System.Text.RegularExpressions.Regex.Match(page.Body, "class=\"secret\">([^<]+)<").Groups[1].Value.Replace(" ", "", StringComparison.Ordinal);
        var on = await visitor.Post("/account", "totp", ("sealed", sealedSecret), ("code", TotpCode.At(secret, room.Clock.GetUtcNow())), ("current", Room.Password));
        on.Status.Code.ShouldBe(HttpStatusCode.OK);
        return (secret, System.Text.RegularExpressions.Regex.Match(on.Body, "<li><code>([^<]+)</code>").Groups[1].Value);
    }

    private static string Plain(Seen seen) => System.Text.RegularExpressions.Regex.Replace(seen.Body, "value=\"CfDJ[^\"]*\"|Blazor-Server-Component-State:[^-]*|<!--.*?-->", "");
}
