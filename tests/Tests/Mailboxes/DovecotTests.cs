using System.Text.Json;
using Shouldly;
using Tocsin.Cli;
using Tocsin.Tests.Cli;
using Tocsin.Tests.Sources;
using Xunit;

namespace Tocsin.Tests.Mailboxes;

/// <summary>Mailboxes on a real server.</summary>
public sealed class DovecotTests : IDisposable
{
    private const string Attack = "From: PayPal Support <service-team@mail-check.xyz>\nTo: a@b.example\nSubject: Urgent: verify your account\nContent-Type: text/html\n\n<a href='https://t.co/x'>www.paypal.com</a>\n";
    private const string Plain = "From: Tomas <tomas@b.example>\nTo: a@b.example\nSubject: Lunch\n\nAt noon?\n";
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_mailbox_is_screened_encrypted_and_no_flag_of_it_changes(bool fromTheFirstByte)
    {
        using var server = await DovecotServer.StartAsync();
        server.Put("INBOX", Plain);
        server.Put("INBOX", Attack);
        server.Put("INBOX", Plain);
        string[] before = server.Files();
        string url = fromTheFirstByte ? $"imaps://ann@localhost:{server.SecurePort}/INBOX" : $"imap://ann@localhost:{server.Port}";
        using var screen = new Screen();
        (await Screened(screen, server, url, "--json", "--all")).ShouldBe(ExitCode.Findings, screen.Messages);
        var lines = Lines(screen);
        lines.Where(l => Type(l) == "message").Select(l => l.GetProperty("verdict").GetString()).ShouldBe(["nothing-found", "attack", "nothing-found"]);
        string file = lines[1].GetProperty("file").GetString()!;
        file.ShouldMatch($"^{url[..url.IndexOf("//", StringComparison.Ordinal)]}//ann@localhost:[0-9]+/INBOX;UIDVALIDITY=[0-9]+/;UID=2$");
        var mailbox = lines.Single(l => Type(l) == "mailbox");
        (mailbox.GetProperty("held").GetInt32(), mailbox.GetProperty("read").GetInt32(), mailbox.GetProperty("not_read").GetInt32()).ShouldBe((3, 3, 0));
        server.Files().ShouldBe(before);
        (screen.Output + screen.Messages).ShouldNotContain(DovecotServer.Password);
    }

    [Fact]
    public async Task The_newest_are_read_and_what_was_left_out_is_said()
    {
        using var server = await DovecotServer.StartAsync();
        for (int i = 0; i < 7; i++)
            server.Put("Archive.2027", Plain.Replace("Lunch", $"number {i}", StringComparison.Ordinal), new DateTime(2027, 3, 1 + i, 12, 0, 0, DateTimeKind.Utc));
        string url = $"imaps://ann@localhost:{server.SecurePort}/Archive/2027";
        using var screen = new Screen();
        (await Screened(screen, server, url, "--json", "--all", "--most", "2")).ShouldBe(ExitCode.Clean, screen.Messages);
        Lines(screen).Where(l => Type(l) == "message").Select(l => l.GetProperty("subject").GetString()).ShouldBe(["number 5", "number 6"]);
        screen.Messages.ShouldContain("5 older messages of 7 left out");
        using var since = new Screen();
        (await Screened(since, server, url, "--json", "--all", "--since", "2027-03-05")).ShouldBe(ExitCode.Clean, since.Messages);
        Lines(since).Where(l => Type(l) == "message").Select(l => l.GetProperty("subject").GetString()).ShouldBe(["number 4", "number 5", "number 6"]);
    }

    [Fact]
    public async Task Earlier_mail_may_come_from_a_mailbox_and_an_empty_one_is_clean()
    {
        using var server = await DovecotServer.StartAsync();
        server.Put("Sent", Plain);
        server.Put("Empty", Plain);
        foreach (string file in server.Files().Where(f => f.Contains("Empty", StringComparison.Ordinal)))
            File.Delete(file);
        string stranger = _folder.Write("new.eml", Plain.Replace("tomas@b.example", "tomas@elsewhere.example", StringComparison.Ordinal));
        using var screen = new Screen();
        await Screened(screen, server, stranger, "--json", "--all", "--known", $"imaps://ann@localhost:{server.SecurePort}/Sent");
        Lines(screen)[0].GetProperty("signs").EnumerateArray().Select(s => s.GetProperty("sign").GetString()).ShouldContain("known-name-new-address");
        using var empty = new Screen();
        (await Screened(empty, server, $"imaps://ann@localhost:{server.SecurePort}/Empty", "--json")).ShouldBe(ExitCode.Clean, empty.Messages);
    }

    [Fact]
    public async Task Wrong_password_folder_and_certificate_are_told_apart()
    {
        using var server = await DovecotServer.StartAsync();
        server.Put("INBOX", Plain);
        using var folder = new Screen();
        (await Screened(folder, server, $"imaps://ann@localhost:{server.SecurePort}/Nowhere")).ShouldBe(ExitCode.Error);
        folder.Messages.ShouldContain("has no folder 'Nowhere'");
        using var password = new Screen();
        string wrong = _folder.Write("wrong", "not-the-password\n");
        (await password.Run("mail", "screen", $"imaps://ann@localhost:{server.SecurePort}", "--imap-password-file", wrong, "--imap-certificate", server.CertificateFile)).ShouldBe(ExitCode.Error);
        password.Messages.ShouldContain("does not accept this user with this password");
        password.Messages.ShouldNotContain("not-the-password");
        using var certificate = new Screen();
        string right = _folder.Write("right", DovecotServer.Password);
        (await certificate.Run("mail", "screen", $"imaps://ann@localhost:{server.SecurePort}", "--imap-password-file", right)).ShouldBe(ExitCode.Error);
        certificate.Messages.ShouldContain("not trusted");
        certificate.Messages.ShouldContain("--imap-certificate");
    }

    [Fact]
    public async Task On_this_machine_a_server_without_encryption_may_be_read()
    {
        using var server = await DovecotServer.StartAsync(ssl: false);
        server.Put("INBOX", Plain);
        using var screen = new Screen();
        (await Screened(screen, server, $"imap://ann@127.0.0.1:{server.Port}")).ShouldBe(ExitCode.Clean, screen.Messages);
    }

    private async Task<int> Screened(Screen screen, DovecotServer server, params string[] args)
    {
        string password = _folder.Write("password", DovecotServer.Password + "\n");
        return await screen.Run(["mail", "screen", .. args, "--imap-password-file", password, "--imap-certificate", server.CertificateFile]);
    }

    private static JsonElement[] Lines(Screen screen) => [.. screen.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(l => JsonDocument.Parse(l).RootElement)];

    private static string? Type(JsonElement line) => line.GetProperty("type").GetString();
}
