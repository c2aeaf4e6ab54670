using Tocsin.Mail.Reading;

namespace Tocsin.Mail.Signs;

/// <summary>Who has written before: addresses, organisations and the names that went with them.</summary>
public sealed class KnownSenders
{
    private readonly HashSet<string> _organisations = new(StringComparer.Ordinal);
    private readonly Dictionary<string, HashSet<string>> _names = new(StringComparer.Ordinal);

    /// <summary>Messages learned.</summary>
    public int Messages { get; private set; }

    /// <summary>Learns an earlier message.</summary>
    public void Learn(MailFacts facts)
    {
        Messages++;
        var sender = facts.Sender;
        if (sender.Host.Length == 0)
            return;
        _organisations.Add(sender.Organisation);
        string name = FoldedText.Of(sender.Name);
        if (!_names.TryGetValue(name, out var organisations))
            _names[name] = organisations = new HashSet<string>(StringComparer.Ordinal);
        organisations.Add(sender.Address.ToLowerInvariant());
    }

    /// <summary>True when the organisation has written before.</summary>
    public bool Knows(MailParty sender) => _organisations.Contains(sender.Organisation);

    /// <summary>Addresses that used a folded name before; empty when nobody did.</summary>
    public IReadOnlyCollection<string> AddressesOf(string foldedName) => _names.TryGetValue(foldedName, out var known) ? known : [];
}
