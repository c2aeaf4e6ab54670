using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Shouldly;
using Tocsin.Server.Access;
using Tocsin.Storage;
using Xunit;

namespace Tocsin.DutyRoom.Access;

/// <summary>The journey in a real browser: link, password, codes, passkey, account, people.</summary>
public sealed class BrowserTests
{
    private const string Chromium = "/usr/bin/chromium";

    public static TheoryData<string, string, bool> Screens => new()
    {
        { "en-GB", "Account", false },
        { "fr-FR", "Compte", true },
        { "uk-UA", "Обліковий запис", false },
    };

    [Theory]
    [MemberData(nameof(Screens))]
    public async Task A_person_signs_in_with_password_and_code_and_finds_their_account(string locale, string title, bool dark)
    {
        await using var room = await Open();
        await using var page = await Page.Of(room, locale, dark);
        await page.Go(room.First.Link!);
        await page.Shot("start");
        await page.Fill("name", Room.Owner);
        await page.Fill("new", Room.Password);
        await page.Fill("again", Room.Password + "x");
        await page.Press("button.main");
        (await page.Inner.Locator("[aria-invalid]").GetAttributeAsync("aria-describedby")).ShouldBe("f-again-wrong");
        await page.Fill("new", Room.Password);
        await page.Fill("again", Room.Password);
        await page.Press("button.main");
        (await page.Inner.TitleAsync()).ShouldBe(title + " · Tocsin");
        await page.Shot("account");

        string secret = (await page.Inner.Locator("code.secret").InnerTextAsync()).Replace(" ", "", StringComparison.Ordinal);
        await page.Inner.FillAsync("#totp-code", TotpCode.At(secret, TimeProvider.System.GetUtcNow()));
        await page.Inner.FillAsync("#totp-current", Room.Password);
        await page.Press("form:has(#totp-code) button.main");
        string recovery = await page.Inner.Locator(".codes code").First.InnerTextAsync();
        await page.Shot("codes");
        await page.Press(".head button");
        await page.Shot("signin");
        await page.Fill("name", "ida  BERG");
        await page.Fill("password", "not it, not it");
        await page.Press("button.main");
        await page.Shot("signin-refused");
        await page.Fill("password", Room.Password);
        await page.Press("button.main");
        await page.Shot("code");
        await page.Fill("code", recovery);
        await page.Press("button.main");
        await page.Go(room.Address + "account");
        (await page.Inner.TitleAsync()).ShouldBe(title + " · Tocsin");
        (await page.Inner.Locator("html").GetAttributeAsync("lang")).ShouldBe(locale[..2]);
        page.Outside.ShouldBeEmpty();
        page.Errors.ShouldBeEmpty();
    }

    [Fact]
    public async Task An_admin_invites_makes_a_key_and_ends_a_session()
    {
        await using var room = await Open();
        using var owner = await room.MakeOwner();
        using var jon = await room.Make("Jon Ek", Role.Analyst, "*");
        await using var page = await Page.Of(room, "en-GB", dark: false);
        await page.SignIn(room);
        await page.Go(room.Address + "people");
        await page.Shot("people");
        await page.Inner.FillAsync("#f-name", "Léa Martin");
        await page.Inner.CheckAsync("form:has(#invite-role) input[value='*']");
        await page.Press("form:has(#invite-role) button.main");
        (await page.Inner.Locator(".once input").InputValueAsync()).ShouldContain("/invite?token=");
        await page.Inner.FillAsync("#f-keyname", "collector");
        await page.Inner.CheckAsync("input[value='ingest']");
        await page.Inner.CheckAsync("form:has(#f-keyname) input[value='*']");
        await page.Press("form:has(#f-keyname) button.main");
        (await page.Inner.Locator(".once input").InputValueAsync()).ShouldStartWith("tocsin_");
        await page.Shot("people-key");
        await page.Go(room.Address + "people/person?name=Jon%20Ek");
        await page.Shot("person");
        await page.Press("form:has(.rows) button");
        (await jon.Get("/api/try/read")).Status.Code.ShouldBe(System.Net.HttpStatusCode.Unauthorized);
        page.Errors.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_passkey_is_added_and_opens_the_door()
    {
        await using var room = await Open();
        using var owner = await room.MakeOwner();
        await using var page = await Page.Of(room, "en-GB", dark: false);
        var devices = await page.Inner.Context.NewCDPSessionAsync(page.Inner);
        await devices.SendAsync("WebAuthn.enable");
        await devices.SendAsync("WebAuthn.addVirtualAuthenticator", new Dictionary<string, object>
        {
            ["options"] = new Dictionary<string, object> { ["protocol"] = "ctap2", ["transport"] = "internal", ["hasResidentKey"] = true, ["hasUserVerification"] = true, ["isUserVerified"] = true, ["automaticPresenceSimulation"] = true },
        });
        await page.SignIn(room);
        await page.Go(page.Base + "/account");
        await page.Inner.FillAsync("#f-passkey", "my laptop");
        await page.Inner.ClickAsync("[data-passkey=add]");
        await page.Inner.GetByText("my laptop").WaitForAsync();
        room.Store.Passkeys(CaseStore.Known(Room.Owner)).Single().Name.ShouldBe("my laptop");
        await page.Press(".head button");
        await page.Inner.ClickAsync("[data-passkey=signin]");
        await page.Inner.WaitForURLAsync(new Regex("localhost:[0-9]+/(?!signin)"));
        room.Store.Audit(null, Room.Owner, 9).ShouldContain(e => e.Action == "sign-in" && e.Detail.StartsWith("passkey", StringComparison.Ordinal));
        page.Errors.ShouldBeEmpty();
    }

    [Fact]
    public async Task An_open_page_closes_when_its_session_is_ended()
    {
        await using var room = await Open(new AccessLimits { Recheck = TimeSpan.FromSeconds(1) });
        using var owner = await room.MakeOwner();
        await using var page = await Page.Of(room, "en-GB", dark: false);
        await page.SignIn(room);
        await page.Go(page.Base + "/");
        await page.Inner.GetByText("Welcome to the duty room").WaitForAsync();
        await Task.Delay(1500, TestContext.Current.CancellationToken);
        room.Store.EndSessions(Room.Owner, "", Room.Owner);
        await page.Inner.GetByText("There is nothing here").WaitForAsync(new LocatorWaitForOptions { Timeout = 15_000 });
    }

    private static async Task<Room> Open(AccessLimits? limits = null)
    {
        if (!File.Exists(Chromium))
            Assert.Skip("Chromium is not installed here: its tests are skipped");
        return await Room.Open(limits, real: true);
    }
}
