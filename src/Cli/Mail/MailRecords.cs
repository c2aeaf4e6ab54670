using Tocsin.Cli.Output;
using Tocsin.Mail.Authentication;

namespace Tocsin.Cli.Mail;

/// <summary>Loads DNS records from the file that a user names.</summary>
internal static class MailRecords
{
    private const int Told = 5;

    /// <summary>Loads them; null without a file.</summary>
    public static IAuthenticator? Load(string? path, Terminal terminal)
    {
        if (path is null)
            return null;
        try
        {
            var (records, rejected) = RecordFile.Read(File.ReadLines(path));
            foreach (var (line, text) in rejected.Take(Told))
                terminal.Say($"{path}, line {line}: {SafeText.Shorten(text, 80)} is no DNS record and is left out");
            return records.Count > 0 ? new RecordsAuthenticator(records) : throw new UserError($"{path} holds no DNS record", "give lines such as: example.org TXT \"v=spf1 -all\"");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new UserError($"the records {path} cannot be read", "check path and permissions");
        }
    }
}
