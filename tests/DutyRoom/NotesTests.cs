using Microsoft.Playwright;
using Shouldly;
using Tocsin.DutyRoom.Access;
using Tocsin.Server.Casebook;
using Tocsin.Storage;
using Xunit;

namespace Tocsin.DutyRoom;

/// <summary>Notes, and whom they name.</summary>
public sealed class NotesTests
{
    private const string Election = "/e/valdoria-2027";

    [Theory]
    [InlineData("@Jon Ek please look", true)]
    [InlineData("who knows this? @jon ek", true)]
    [InlineData("(@Jon Ek)", true)]
    [InlineData("@Jon Ekman knows", false)]
    [InlineData("Jon Ek knows", false)]
    [InlineData("mail to info@Jon", false)]
    [InlineData("@", false)]
    [InlineData("@@Jon Ek", true)]
    public void A_note_names_whose_whole_name_stands_behind_an_at_sign(string text, bool named) => Desk.Names(text, "Jon Ek").ShouldBe(named);

    [Fact]
    public async Task Who_is_named_sees_it_at_once_and_it_is_new_until_they_looked()
    {
        if (!File.Exists("/usr/bin/chromium"))
            Assert.Skip("Chromium is not installed here: its tests are skipped");
        await using var room = await Room.Open(real: true, program: Stores.Program, copy: Stores.CopyTo);
        using var owner = await room.MakeOwner();
        using var jon = await room.Make("Jon Ek", Role.Analyst, "valdoria-2027");
        using var eva = await room.Make("Eva Lind", Role.Analyst, "other-2027");
        await using var second = await Page.Of(room, "uk-UA", dark: true);
        await second.SignIn(room, "Jon Ek");
        await second.Go(second.Base + Election);
        await second.Inner.WaitForSelectorAsync("h1[data-live]");
        (await second.Inner.Locator("#mentions").CountAsync()).ShouldBe(0);

        await using var page = await Page.Of(room, "en-GB", dark: false);
        await page.SignIn(room);
        await page.Go(page.Base + Election + "/incidents/1");
        await page.Inner.WaitForSelectorAsync("h1[data-live]");
        await page.Inner.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Note", Exact = true }).ClickAsync();
        await page.Inner.FillAsync("#reason", "Is this your paper?");
        (await page.Inner.GetByText("@Eva Lind").CountAsync()).ShouldBe(0, "she does not work on this election");
        await page.Inner.GetByText("@Jon Ek").ClickAsync();
        await page.Shot("note-dialog");
        await page.Inner.Locator(".mud-dialog button.primary").ClickAsync();
        await page.Inner.Locator(".feed", new PageLocatorOptions { HasText = "Is this your paper? @Jon Ek" }).First.WaitForAsync();

        await second.Inner.Locator("section[aria-labelledby=mentions]", new PageLocatorOptions { HasText = "Is this your paper?" }).WaitForAsync();
        (await second.Inner.Locator("section[aria-labelledby=mentions] .state").CountAsync()).ShouldBe(1);
        await second.Shot("watch-mentioned");
        await second.Inner.Locator("section[aria-labelledby=mentions] a").ClickAsync();
        await second.Inner.WaitForURLAsync(u => u.EndsWith("/incidents/1", StringComparison.Ordinal));
        while (!room.Store.Audit(null, "Jon Ek", 5).Any(l => l.Action == "view"))
            await Task.Delay(20, TestContext.Current.CancellationToken);
        await second.Go(second.Base + Election);
        await second.Inner.Locator("section[aria-labelledby=mentions]").WaitForAsync();
        (await second.Inner.Locator("section[aria-labelledby=mentions] .state").CountAsync()).ShouldBe(0, "they looked at it");
        page.Errors.Concat(second.Errors).ShouldBeEmpty();
    }
}
