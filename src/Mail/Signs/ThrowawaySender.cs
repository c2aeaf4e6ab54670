namespace Tocsin.Mail.Signs;

/// <summary>The sender's address looks bought or drawn for one sending: drawn letters, deep names, suffixes that are mostly abused.</summary>
public sealed class ThrowawaySender : ISign
{
    private const int DeepLabels = 5;

    /// <inheritdoc/>
    public void Look(MailView mail, ICollection<SignHit> hits)
    {
        string host = mail.Sender.Host;
        if (host.Length == 0)
            return;
        if (mail.Knowledge.AbusedSuffixes.Contains(host))
            Add(mail, hits, 1.0, $"the sender's domain {host} ends in a suffix that mostly serves throw-away names");
        if (mail.Knowledge.LinkHosts.IsBelowBuilder(host) || Reading.HostText.Within(host, "onmicrosoft.com"))
            Add(mail, hits, 1.0, $"the sender's domain {host} is one that a hosting platform gives to anybody");
        string[] labels = host.Split('.');
        if (labels.Length >= DeepLabels)
            Add(mail, hits, 1.2, $"the sender's domain {host} is unusually deep");
        else if (labels.SkipLast(1).Any(RandomText.LooksDrawn))
            Add(mail, hits, 1.0, $"the sender's domain {host} looks drawn by a machine");
        if (RandomText.LooksDrawn(mail.Sender.Local) || DigitsAtEnd(mail.Sender.Local) >= 5)
            Add(mail, hits, 0.8, "the sender's mailbox looks drawn by a machine");
    }

    private static int DigitsAtEnd(string local) => local.Length - local.TrimEnd('0', '1', '2', '3', '4', '5', '6', '7', '8', '9').Length;

    private static void Add(MailView mail, ICollection<SignHit> hits, double weight, string sentence) =>
        hits.Add(new SignHit("throwaway-sender", SignFamily.Sender, weight, sentence, mail.Facts.FromText));
}
