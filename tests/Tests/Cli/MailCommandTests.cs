using System.Text.Json;
using Shouldly;
using Tocsin.Cli;
using Tocsin.Tests.Sources;
using Xunit;

namespace Tocsin.Tests.Cli;

public sealed class MailCommandTests
{
    private const string Attack = "From: PayPal Support\u001b[31m <service-team@mail-check.xyz>\nTo: a@b.example\nSubject: Urgent: verify your account\nContent-Type: text/html\n\n<a href='https://t.co/x'>www.paypal.com</a>\n";
    private const string Plain = "From: Tomas <tomas@b.example>\nTo: a@b.example\nSubject: Lunch\n\nAt noon?\n";

    [Fact]
    public async Task Screening_prints_one_message_a_line_and_exits_with_one()
    {
        using var folder = new TemporaryFolder();
        string mbox = folder.Write("inbox.mbox", $"From x\n{Plain}\nFrom y\n{Attack}");
        using var screen = new Screen();
        (await screen.Run("mail", "screen", mbox, "--json", "--all")).ShouldBe(ExitCode.Findings);
        var lines = screen.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(l => JsonDocument.Parse(l).RootElement).ToList();
        lines[..^1].Select(l => (l.GetProperty("number").GetInt32(), l.GetProperty("verdict").GetString())).ShouldBe([(1, "nothing-found"), (2, "attack")]);
        lines[^1].GetProperty("alarms").GetInt64().ShouldBe(1);
    }

    [Fact]
    public async Task Text_shows_reasons_and_advice_and_nothing_that_steers_a_terminal_or_can_be_clicked()
    {
        using var folder = new TemporaryFolder();
        using var screen = new Screen();
        await screen.Run("mail", "screen", folder.Write("a.eml", Attack));
        screen.Output.ShouldContain("ATTACK");
        screen.Output.ShouldContain("the name says paypal");
        screen.Output.ShouldContain("Do not click");
        screen.Output.ShouldNotContain("\u001b");
        screen.Output.ShouldNotContain("https://");
    }

    [Fact]
    public async Task The_result_does_not_depend_on_the_number_of_threads()
    {
        using var folder = new TemporaryFolder();
        string mbox = folder.Write("inbox.mbox", string.Concat(Enumerable.Range(0, 600).Select(i => $"From x\n{(i % 3 == 0 ? Attack : Plain)}\n")));
        using var one = new Screen();
        using var four = new Screen();
        await one.Run("mail", "screen", mbox, "--json", "--all", "--threads", "1");
        await four.Run("mail", "screen", mbox, "--json", "--all", "--threads", "4");
        four.Output.ShouldBe(one.Output);
    }

    [Fact]
    public async Task Records_decide_who_vouches_and_a_clean_message_exits_with_zero()
    {
        using var folder = new TemporaryFolder();
        string records = folder.Write("dns.txt", "b.example TXT \"v=spf1 ip4:203.0.113.7 -all\"\n_dmarc.b.example TXT \"v=DMARC1; p=reject\"\nwhat is this\n");
        string mail = folder.Write("a.eml", "Return-Path: <tomas@b.example>\nReceived: from mx.b.example (mx.b.example [203.0.113.7]) by mx.c.example; Tue, 14 Apr 2026 09:12:00 +0200\n" + Plain);
        using var screen = new Screen();
        (await screen.Run("mail", "screen", mail, "--dns", records, "--json", "--all")).ShouldBe(ExitCode.Clean);
        var authentication = JsonDocument.Parse(screen.Output.Split('\n')[0]).RootElement.GetProperty("authentication");
        (authentication.GetProperty("source").GetString(), authentication.GetProperty("spf").GetString(), authentication.GetProperty("dmarc").GetString()).ShouldBe(("evaluated", "pass", "pass"));
        screen.Messages.ShouldContain("is no DNS record");
    }

    [Fact]
    public async Task A_missing_file_is_an_error()
    {
        using var screen = new Screen();
        (await screen.Run("mail", "screen", "/nowhere/at/all.eml")).ShouldBe(ExitCode.Error);
    }
}
