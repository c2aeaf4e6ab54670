using System.Diagnostics;
using System.Text;
using Shouldly;
using Tocsin.Mail.Reading;
using Tocsin.Mailboxes;
using Xunit;

namespace Tocsin.Tests.Mailboxes;

/// <summary>Servers that lie, hang and break, in every way we could think of.</summary>
public sealed class HostileServerTests
{
    private const string Password = "quite-secret-4711";
    private static readonly MailboxOptions Hurried = new() { Password = Password, Patience = TimeSpan.FromSeconds(4), AnswerTime = TimeSpan.FromSeconds(8) };
    private static readonly MailboxOptions Patient = new() { Password = Password, Patience = TimeSpan.FromMinutes(2), AnswerTime = TimeSpan.FromMinutes(4) };

    [Fact]
    public void A_decent_server_is_only_ever_asked_for_what_changes_nothing()
    {
        using var server = new FakeServer((tag, command) => FakeServer.Decent(tag, command, 3, Mail));
        var (mails, outcome) = Read(server);
        mails.Select(m => m.File).ShouldBe([.. Enumerable.Range(1, 3).Select(i => $"imap://ann@127.0.0.1:{server.Port}/INBOX;UIDVALIDITY=7/;UID={i}")]);
        Encoding.UTF8.GetString(mails[2].Bytes).ShouldBe(Mail(3));
        (outcome.Held, outcome.Read, outcome.NotRead).ShouldBe((3, 3, 0));
        string[] asked = [.. server.Asked.Select(l => l[(l.IndexOf(' ', StringComparison.Ordinal) + 1)..].Split(' ')[0]).Distinct()];
        asked.ShouldBeSubsetOf(["STARTTLS", "CAPABILITY", "AUTHENTICATE", "NAMESPACE", "LIST", "EXAMINE", "UID", "LOGOUT"]);
        var fetches = server.Asked.Where(l => l.Contains("FETCH", StringComparison.Ordinal)).ToList();
        fetches.ShouldAllBe(l => l.Contains("BODY.PEEK[]<0.33554433>", StringComparison.Ordinal));
        fetches.Count.ShouldBe(3);
        server.Asked.ShouldNotContain(l => l.Contains("STORE", StringComparison.Ordinal) || l.Contains("RETURN", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("UID FETCH 3", "* 3 FETCH (UID 3 BODY[]<0> {4294967296}\r\nFrom: x\r\n")]
    [InlineData("UID FETCH 3", "* 3 FETCH (UID 3 BODY[]<0> {4294967295}\r\nFrom: x\r\n")]
    [InlineData("UID FETCH 3", "* 3 FETCH (UID 3 BODY[]<0> {2147483647}\r\nFrom: x\r\n")]
    [InlineData("UID FETCH 3", "* 3 FETCH (UID 3 BODY[]<0> {-5}\r\nFrom: x\r\n")]
    [InlineData("UID FETCH 3", "garbage \u0000\u0001 {{{ (((((\r\n")]
    [InlineData("UID FETCH 3", "* 3 FETCH (((((((((((((((((((((((((((((((((\r\n")]
    [InlineData("UID FETCH 3", "")]
    [InlineData("UID FETCH 3", "* BYE bad {4711}\r\n")]
    [InlineData("UID FETCH 3", null)]
    [InlineData("UID FETCH 3", "* 3 FETCH (UID 3 BODY[]<0> {400}\r\nFrom: half a message\r\n", true)]
    public void What_was_read_before_a_break_is_kept_and_the_rest_is_named(string at, string? says, bool hangsUp = false)
    {
        bool broken = false;
        using var server = new FakeServer((tag, command) =>
        {
            if (broken)
                return null;
            if (!command.StartsWith(at, StringComparison.Ordinal))
                return FakeServer.Decent(tag, command, 5, Mail);
            broken = hangsUp;
            return says;
        });

        // Of this thread: other tests run beside it.
        long before = GC.GetAllocatedBytesForCurrentThread();
        var watch = Stopwatch.StartNew();
        var (mails, outcome) = Read(server, Hurried);
        mails.Count.ShouldBe(2, outcome.Reason);
        (outcome.Held, outcome.Read, outcome.NotRead, outcome.NotReadUids).ShouldBe((5, 2, 3, "3:5"));
        outcome.Reason.ShouldNotBeEmpty();
        watch.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(30));
        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBeLessThan(200L << 20);
    }

    [Fact]
    public void A_message_without_end_is_given_up_in_bounded_memory()
    {
        // 100 MB where 32 MB were asked for, announced as such.
        string block = new('x', 1 << 20);
        using var server = new FakeServer((tag, command) => command.StartsWith("UID FETCH 2", StringComparison.Ordinal)
            ? $"* 2 FETCH (UID 2 BODY[]<0> {{{100 << 20}}}\r\n{string.Concat(Enumerable.Repeat(block, 100))})\r\n{tag} OK\r\n"
            : FakeServer.Decent(tag, command, 3, Mail));
        var (mails, outcome) = Read(server);
        mails.Count.ShouldBe(1);
        outcome.Reason.ShouldBe("it sends more than was asked for");
        outcome.NotReadUids.ShouldBe("2:3");
    }

    [Fact]
    public void A_message_longer_than_the_limit_is_cut_and_the_next_is_read()
    {
        string line = new string('x', 998) + "\r\n";
        string longer = "From: a@b.example\r\n\r\n" + string.Concat(Enumerable.Repeat(line, 34 << 10));
        using var server = new FakeServer((tag, command) => FakeServer.Decent(tag, command, 2, uid => uid == 1 ? longer[..(MailLimits.MessageBytes + 1)] : Mail(uid)));
        var (mails, outcome) = Read(server);
        mails.Select(m => (m.Bytes.Length, m.Cut)).ShouldBe([(MailLimits.MessageBytes, true), (Mail(2).Length, false)]);
        outcome.NotRead.ShouldBe(0);
    }

    [Theory]
    [InlineData("* OK [\r\n")]
    [InlineData("\u0000\u0000\u0000")]
    [InlineData("HTTP/1.1 400 Bad Request\r\n\r\n")]
    [InlineData("")]
    [InlineData("* PREAUTH welcome\r\n")]
    [InlineData("* BYE go away\r\n")]
    public void A_greeting_that_is_none_is_an_error_with_a_remedy(string greeting)
    {
        using var server = new FakeServer((_, _) => "nonsense\r\n", greeting);
        Should.Throw<MailboxException>(() => Read(server, Hurried)).Remedy.ShouldNotBeEmpty();
    }

    [Theory]
    [InlineData("EXAMINE")]
    [InlineData("UID SEARCH")]
    [InlineData("LIST")]
    [InlineData("AUTHENTICATE")]
    [InlineData("CAPABILITY")]
    public void Nothing_the_server_says_on_the_way_is_repeated_and_every_nonsense_ends_in_a_sentence(string at)
    {
        string[] nonsense = [$"* NO {Password}\r\nX NO {Password}\r\n", "* SEARCH 0 -1 99999999999999999999\r\n", "* LIST (\\Noselect) NIL {99999999999}\r\n", "+ \r\n+ \r\n", new string('(', 100_000) + "\r\n", "* OK [UIDVALIDITY 99999999999]\r\n"];
        foreach (string says in nonsense)
        {
            using var server = new FakeServer((tag, command) => command.StartsWith(at, StringComparison.Ordinal)
                ? says.Replace("X ", tag + " ", StringComparison.Ordinal) : FakeServer.Decent(tag, command, 2, Mail));
            try
            {
                Read(server, Hurried);
            }
            catch (MailboxException e)
            {
                (e.Message + e.Remedy).ShouldNotContain(Password);
            }
        }
    }

    [Fact]
    public void A_search_that_never_ends_is_given_up()
    {
        using var server = new FakeServer((tag, command) => command.StartsWith("UID SEARCH", StringComparison.Ordinal)
            ? "* SEARCH " + string.Concat(Enumerable.Repeat("1234567890 ", 4 << 20)) : FakeServer.Decent(tag, command, 2, Mail));
        Should.Throw<MailboxException>(() => Read(server, Patient)).Message.ShouldContain("more than was asked for");
    }

    [Fact]
    public void A_trickle_is_given_up()
    {
        using var server = new FakeServer((tag, command) =>
        {
            if (command.StartsWith("UID FETCH", StringComparison.Ordinal))
                return "* 1 FETCH (UID 1 BODY[]<0> {10}\r\nFrom";
            return FakeServer.Decent(tag, command, 1, Mail);
        });
        var (mails, outcome) = Read(server, Hurried);
        mails.ShouldBeEmpty();
        outcome.Reason.ShouldBe("it did not answer within 4 seconds");
    }

    [Fact]
    public void A_certificate_counts_only_where_it_is_trusted_for_this_name_and_time()
    {
        using var good = Certificates.ForServer("localhost");
        using var foreign = Certificates.ForServer("mail.elsewhere.example");
        using var old = Certificates.ForServer("localhost", untilYear: 2021);
        using var server = new FakeServer((tag, command) => FakeServer.Decent(tag, command, 1, Mail), certificate: good);
        Read(server, Patient with { Trusted = [good] }, "imaps://ann@localhost").Mails.Count.ShouldBe(1);
        Should.Throw<MailboxException>(() => Read(server, Patient, "imaps://ann@localhost")).Message.ShouldContain("not trusted");
        Should.Throw<MailboxException>(() => Read(server, Patient with { Trusted = [foreign] }, "imaps://ann@localhost")).Message.ShouldContain("not trusted");
        using var aged = new FakeServer((tag, command) => FakeServer.Decent(tag, command, 1, Mail), certificate: old);
        Should.Throw<MailboxException>(() => Read(aged, Patient with { Trusted = [old] }, "imaps://ann@localhost"));
        aged.Asked.ShouldBeEmpty();
        using var other = new FakeServer((tag, command) => FakeServer.Decent(tag, command, 1, Mail), certificate: foreign);
        Should.Throw<MailboxException>(() => Read(other, Patient with { Trusted = [good] }, "imaps://ann@localhost")).Message.ShouldContain("made for another name");
        other.Asked.ShouldBeEmpty();
    }

    [Fact]
    public async Task Cancelling_ends_a_read_that_hangs()
    {
        using var server = new FakeServer((tag, command) => command.StartsWith("UID FETCH", StringComparison.Ordinal) ? "" : FakeServer.Decent(tag, command, 1, Mail));
        using var stop = new CancellationTokenSource(TimeSpan.FromSeconds(1));
        var reader = new MailboxReader(MailboxUrl.Parse($"imap://ann@127.0.0.1:{server.Port}"), Patient, _ => { });
        var watch = Stopwatch.StartNew();
        await Should.ThrowAsync<OperationCanceledException>(Task.Run(() => reader.Read(stop.Token).ToList(), TestContext.Current.CancellationToken));
        watch.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(20));
    }

    private static string Mail(int uid) => $"From: a@b.example\r\nSubject: {uid}\r\n\r\nAt noon?\r\n";

    private static (List<RawMail> Mails, MailboxOutcome Outcome) Read(FakeServer server, MailboxOptions? options = null, string account = "imap://ann@127.0.0.1")
    {
        var reader = new MailboxReader(MailboxUrl.Parse($"{account}:{server.Port}/INBOX"), options ?? Patient, _ => { });
        return ([.. reader.Read(TestContext.Current.CancellationToken)], reader.Outcome);
    }
}
