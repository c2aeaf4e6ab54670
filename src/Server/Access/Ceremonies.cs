using System.Collections.Concurrent;

namespace Tocsin.Server.Access;

/// <summary>Questions to authenticators that wait for their answer: each is answered once, within five minutes.</summary>
internal sealed class Ceremonies(TimeProvider clock)
{
    private const int Most = 1000;
    private static readonly TimeSpan Kept = TimeSpan.FromMinutes(5);
    private readonly ConcurrentDictionary<string, (string Person, string State, DateTimeOffset Until)> _waiting = new(StringComparer.Ordinal);

    /// <summary>Keeps one.</summary>
    /// <param name="person">Who adds a passkey; empty for a sign-in.</param>
    /// <param name="state">What the handler wants back.</param>
    public string Keep(string person, string? state)
    {
        var now = clock.GetUtcNow();
        if (_waiting.Count >= Most)
        {
            foreach (var (old, one) in _waiting.OrderBy(w => w.Value.Until).Take(Most / 2))
                _waiting.TryRemove(old, out _);
        }

        string id = Secret.New();
        _waiting[id] = (person, state ?? "", now + Kept);
        return id;
    }

    /// <summary>Takes one out; null when it is not there, over, or somebody else's.</summary>
    public string? Take(string id, string person) =>
        _waiting.TryRemove(id, out var one) && one.Until > clock.GetUtcNow() && one.Person == person ? one.State : null;
}
