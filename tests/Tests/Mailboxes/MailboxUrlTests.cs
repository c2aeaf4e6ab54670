using Shouldly;
using Tocsin.Cli;
using Tocsin.Mailboxes;
using Tocsin.Tests.Cli;
using Tocsin.Tests.Sources;
using Xunit;

namespace Tocsin.Tests.Mailboxes;

public sealed class MailboxUrlTests
{
    [Theory]
    [InlineData("imaps://ann@mail.b.example", "ann", "mail.b.example", 993, "INBOX", "imaps://ann@mail.b.example/INBOX")]
    [InlineData("IMAP://ann@b.example@mail.b.example:1143/Lists/Press%20Office", "ann@b.example", "mail.b.example", 1143, "Lists/Press Office", "imap://ann%40b.example@mail.b.example:1143/Lists/Press%20Office")]
    [InlineData("imap://ann%40b.example@[::1]/Entw%C3%BCrfe", "ann@b.example", "[::1]", 143, "Entwürfe", "imap://ann%40b.example@[::1]/Entwürfe")]
    [InlineData("imap://ann@b.example/a%3Bb%0d", null, null, 0, null, null)]
    [InlineData("imap://ann@b.example/a;UID=3", null, null, 0, null, null)]
    [InlineData("imap://ann;AUTH=*@b.example/", null, null, 0, null, null)]
    [InlineData("imap://b.example/INBOX", null, null, 0, null, null)]
    [InlineData("imap://ann@b.example:99999/", null, null, 0, null, null)]
    [InlineData("imap://ann@b .example/", null, null, 0, null, null)]
    [InlineData("imap://ann@b.example/%zz", null, null, 0, null, null)]
    [InlineData("imap://ann@b.example/%ff", null, null, 0, null, null)]
    public void An_address_is_read_as_RFC_5092_has_it_and_written_back_escaped(string text, string? user, string? host, int port, string? folder, string? written)
    {
        if (user is null)
        {
            Should.Throw<MailboxException>(() => MailboxUrl.Parse(text)).Remedy.ShouldContain("imaps://user@host/FOLDER");
            return;
        }

        var url = MailboxUrl.Parse(text);
        (url.User, url.Host, url.Port, url.Folder, url.ToString()).ShouldBe((user, host, port, folder, written));
        MailboxUrl.Parse(url.ToString()).ShouldBe(url);
    }

    [Fact]
    public void What_a_server_or_a_user_puts_into_names_comes_out_harmless() =>
        MailboxUrl.Parse("imap://ann@b.example/a%3Bb%3C%22%20%E2%80%AE").Message(7, 9).ShouldBe("imap://ann@b.example/a%3Bb%3C%22%20%E2%80%AE;UIDVALIDITY=7/;UID=9");

    [Theory]
    [InlineData("imaps://ann:hunter2@mail.b.example/INBOX")]
    [InlineData("imaps://ann:hun/ter2@mail.b.example/INBOX")]
    [InlineData("imaps://ann@b.example:hunter2@mail.b.example/INBOX")]
    public async Task A_password_in_the_address_is_refused_and_not_repeated(string url)
    {
        using var screen = new Screen();
        (await screen.Run("mail", "screen", url, "--json")).ShouldBe(ExitCode.Error);
        screen.Messages.ShouldContain("--imap-password-file");
        (screen.Output + screen.Messages).ShouldNotContain("ter2");
    }

    [Fact]
    public async Task Everything_that_is_missing_or_contradicts_is_said_before_anything_is_sent()
    {
        using var folder = new TemporaryFolder();
        string password = folder.Write("p", "x\n");
        (string[] Args, string Says)[] cases =
        [
            ([], "a mailbox needs a password"),
            (["--imap-password-file", folder.Write("empty", "\n")], "is no password"),
            (["--imap-password-file", "/nowhere/p"], "cannot be read"),
            (["--imap-password-file", password, "--imap-plain"], "contradicts imaps"),
            (["--imap-password-file", password, "--since", "yesterday"], "is no day"),
            (["--imap-password-file", password, "--most", "0"], "out of range"),
            (["--imap-password-file", password, "--imap-certificate", password], "certificate"),
            (["--imap-password-file", password, "--known", "imaps://bob@mail.invalid/Sent"], "two accounts"),
        ];
        foreach (var (args, says) in cases)
        {
            using var screen = new Screen();
            (await screen.Run(["mail", "screen", "imaps://ann@mail.invalid", .. args])).ShouldBe(ExitCode.Error, says);
            screen.Messages.ShouldContain(says);
        }
    }

    [Fact]
    public async Task A_scan_says_that_it_takes_files()
    {
        using var folder = new TemporaryFolder();
        using var screen = new Screen();
        (await screen.Run("scan", "--mail", "imaps://ann@mail.invalid/INBOX", "--election", "fr-2017-president", "--out", folder.Path)).ShouldBe(ExitCode.Error);
        screen.Messages.ShouldContain("--mail takes files");
    }
}
