using System.CommandLine;
using System.Globalization;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Tocsin.Cli.Output;
using Tocsin.Mailboxes;

namespace Tocsin.Cli.Commands;

/// <summary>The options of a command that reads mailboxes on a server. The password never stands on a command line, where every user of the machine sees it.</summary>
internal static class MailboxOptionsOf
{
    private const string Variable = "TOCSIN_IMAP_PASSWORD";
    private const int MostMessages = 10_000_000;
    private const int LongestPassword = 4096;

    private static readonly Option<string?> PasswordFile = new("--imap-password-file")
    {
        Description = $"File whose first line is the mailbox's password; otherwise the variable {Variable}.",
        HelpName = "FILE",
    };

    private static readonly Option<string?> Certificate = new("--imap-certificate")
    {
        Description = "Certificate (PEM) to trust in place of the system's: the mail server's own, or its authority's.",
        HelpName = "FILE",
    };

    private static readonly Option<bool> Plain = new("--imap-plain") { Description = "Do not encrypt imap:// connections: password and mail are readable on the way." };
    private static readonly Option<string?> Since = new("--since") { Description = "Of mailboxes: only messages received on this day or later (2027-03-01).", HelpName = "DATE" };

    private static readonly Option<int> Most = new("--most")
    {
        Description = "Of each mailbox: at most so many messages, the newest.",
        HelpName = "N",
        DefaultValueFactory = _ => 10_000,
    };

    /// <summary>Adds them.</summary>
    public static void AddTo(Command command)
    {
        foreach (Option option in new Option[] { PasswordFile, Certificate, Plain, Since, Most })
            command.Options.Add(option);
    }

    /// <summary>What they say; null when no input is a mailbox.</summary>
    /// <exception cref="UserError">One is wrong, or there is no password.</exception>
    public static MailboxOptions? Read(ParseResult parsed, IReadOnlyList<string> inputs, Terminal terminal)
    {
        if (!inputs.Any(MailboxUrl.Is))
            return null;
        MailboxUrl[] mailboxes = [.. inputs.Where(MailboxUrl.Is).Select(Parse)];
        string[] accounts = [.. mailboxes.Select(m => m.Account).Distinct(StringComparer.Ordinal)];
        if (accounts.Length > 1)
            throw new UserError($"{accounts[0]} and {accounts[1]} are two accounts, and one password would be sent to both", "screen one account at a time; several folders of it are fine");
        bool plain = parsed.GetValue(Plain);
        if (plain && mailboxes.Any(m => m.Implicit))
            throw new UserError("--imap-plain contradicts imaps://", "leave one of them out");
        int most = parsed.GetValue(Most);
        if (most is < 1 or > MostMessages)
            throw new UserError($"--most {most} is out of range", $"give a number from 1 to {MostMessages}");
        return new MailboxOptions
        {
            Password = Password(parsed.GetValue(PasswordFile)),
            Plain = plain,
            Trusted = parsed.GetValue(Certificate) is { } file ? Certificates(file) : [],
            Since = parsed.GetValue(Since) is { } day ? Day(day) : null,
            Most = most,
            Clock = terminal.Clock,
        };
    }

    private static MailboxUrl Parse(string input)
    {
        try
        {
            return MailboxUrl.Parse(input);
        }
        catch (MailboxException e)
        {
            throw new UserError(e.Message, e.Remedy);
        }
    }

    private static string Password(string? file)
    {
        string password = (file is null ? Environment.GetEnvironmentVariable(Variable) : FirstLine(file)) ?? "";
        if (password.Length is > 0 and <= LongestPassword)
            return password;
        throw file is null
            ? new UserError("a mailbox needs a password", $"write it into a file that only you can read and give that with --imap-password-file FILE, or set {Variable}")
            : new UserError($"the first line of {file} is no password: it is empty or far too long", "write the password into it, alone");
    }

    private static string? FirstLine(string file)
    {
        try
        {
            return File.ReadLines(file).FirstOrDefault();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new UserError($"the password file {file} cannot be read", "check path and permissions");
        }
    }

    private static X509Certificate2[] Certificates(string file)
    {
        try
        {
            var read = new X509Certificate2Collection();
            read.ImportFromPemFile(file);
            return read.Count > 0 ? [.. read] : throw new UserError($"{file} holds no certificate", "give it as PEM: it begins with -----BEGIN CERTIFICATE-----");
        }
        catch (CryptographicException)
        {
            throw new UserError($"{file} is no certificate", "give it as PEM: it begins with -----BEGIN CERTIFICATE-----");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new UserError($"the certificate {file} cannot be read", "check path and permissions");
        }
    }

    private static DateOnly Day(string text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? day : throw new UserError($"--since {SafeText.Shorten(text, 40)} is no day", "write it as 2027-03-01");
}
