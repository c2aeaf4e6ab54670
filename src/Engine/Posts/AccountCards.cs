using Tocsin.Engine.Model;

namespace Tocsin.Engine.Posts;

/// <summary>What the sources say about the accounts themselves: creation, display name, description, followers, handles.</summary>
/// <remarks>
/// Sparse: four bytes for an account about which nothing is said, about sixty and its words for one with a card. Names,
/// descriptions and handles are interned. Of several profiles of one account the latest counts (of equals the greater hash),
/// of several creation times the earliest, and all handles are kept with their first and last time, so nothing depends on the
/// order of posts. Not thread-safe while adding.
/// </remarks>
public sealed class AccountCards
{
    private readonly Utf8Pool _names = new();
    private readonly Utf8Pool _descriptions = new();
    private readonly Utf8Pool _handles = new();
    private readonly Dictionary<(int Card, int Handle), (long First, long Last)> _others = [];
    private int[] _cardOf = [];
    private Card[] _cards = [];

    /// <summary>Accounts about which something is said.</summary>
    public int Count { get; private set; }

    /// <summary>Hash of what a post says about its account; 0 when it says nothing.</summary>
    internal static ulong HashOf(PostBatch posts, int i)
    {
        var handle = posts.Get(i, PostField.Handle);
        var name = posts.Get(i, PostField.AccountName);
        var description = posts.Get(i, PostField.AccountDescription);
        long created = posts.AccountCreated[i];
        if (handle.IsEmpty && name.IsEmpty && description.IsEmpty && created == 0 && posts.AccountFollowers[i] < 0)
            return 0;
        ulong hash = Utf8Pool.Hash(handle);
        hash = (hash * 0x9E3779B97F4A7C15UL) ^ (ulong)created;
        if (!name.IsEmpty)
            hash = (hash * 0x9E3779B97F4A7C15UL) ^ Utf8Pool.Hash(name);
        if (!description.IsEmpty)
            hash = (hash * 0xC2B2AE3D27D4EB4FUL) ^ Utf8Pool.Hash(description);
        return Math.Max(1, hash);
    }

    /// <summary>When the account was created, Unix milliseconds; null when nobody says.</summary>
    public long? Created(int account) => Find(account) is >= 0 and int c && _cards[c].Created != 0 ? _cards[c].Created : null;

    /// <summary>Followers; null when nobody says.</summary>
    public int? Followers(int account) => Find(account) is >= 0 and int c && _cards[c].Followers >= 0 ? _cards[c].Followers : null;

    /// <summary>Display name, empty when nobody says.</summary>
    public ReadOnlySpan<byte> Name(int account) => Find(account) is >= 0 and int c && _cards[c].Name >= 0 ? _names.Get(_cards[c].Name) : default;

    /// <summary>Description, empty when nobody says.</summary>
    public ReadOnlySpan<byte> Description(int account) =>
        Find(account) is >= 0 and int c && _cards[c].Description >= 0 ? _descriptions.Get(_cards[c].Description) : default;

    /// <summary>The handle it had last, empty when nobody says.</summary>
    public ReadOnlySpan<byte> Handle(int account)
    {
        var best = default(ReadOnlySpan<byte>);
        long last = long.MinValue;
        foreach (var (handle, _, seen) in Handles(account))
        {
            var bytes = _handles.Get(handle);
            if (seen < last || (seen == last && bytes.SequenceCompareTo(best) <= 0))
                continue;
            best = bytes;
            last = seen;
        }

        return best;
    }

    /// <summary>The bytes of a handle.</summary>
    public ReadOnlySpan<byte> HandleName(int handle) => _handles.Get(handle);

    /// <summary>All handles of an account with the first and last time at which it posted under each.</summary>
    public IEnumerable<(int Handle, long First, long Last)> Handles(int account)
    {
        int c = Find(account);
        if (c < 0 || _cards[c].Handle < 0)
            yield break;
        yield return (_cards[c].Handle, _cards[c].HandleFirst, _cards[c].HandleLast);
        if (!_cards[c].HasOthers)
            yield break;
        foreach (var ((card, handle), (first, last)) in _others)
        {
            if (card == c)
                yield return (handle, first, last);
        }
    }

    /// <summary>Every handle of every account with the first and last time at which it posted under it, in one pass.</summary>
    public IEnumerable<(int Account, int Handle, long First, long Last)> AllHandles()
    {
        var accountOf = new int[Count];
        for (int account = 0; account < _cardOf.Length; account++)
        {
            int c = _cardOf[account] - 1;
            if (c < 0)
                continue;
            accountOf[c] = account;
            if (_cards[c].Handle >= 0)
                yield return (account, _cards[c].Handle, _cards[c].HandleFirst, _cards[c].HandleLast);
        }

        foreach (var ((card, handle), (first, last)) in _others)
            yield return (accountOf[card], handle, first, last);
    }

    internal void Add(int account, ulong hash, PostBatch posts, int i)
    {
        ref var card = ref CardOf(account);
        long time = posts.Times[i];
        if (card.Seen == hash)
        {
            // As last time: only the times move.
            if (card.SeenHandle == card.Handle)
                (card.HandleFirst, card.HandleLast) = (Math.Min(card.HandleFirst, time), Math.Max(card.HandleLast, time));
            else
                AddHandle(account, ref card, posts.Get(i, PostField.Handle), time);
        }
        else
        {
            card.Seen = hash;
            AddHandle(account, ref card, posts.Get(i, PostField.Handle), time);
            long created = posts.AccountCreated[i];
            if (created != 0)
                card.Created = card.Created == 0 ? created : Math.Min(card.Created, created);
        }

        AddProfile(ref card, hash, posts, i);
    }

    private void AddProfile(ref Card card, ulong hash, PostBatch posts, int i)
    {
        var name = posts.Get(i, PostField.AccountName);
        var description = posts.Get(i, PostField.AccountDescription);
        int followers = posts.AccountFollowers[i];
        if (name.IsEmpty && description.IsEmpty && followers < 0)
            return;
        long time = posts.Times[i];
        if (time < card.ProfileTime || (time == card.ProfileTime && hash < card.ProfileHash))
            return;
        card.Followers = time == card.ProfileTime && hash == card.ProfileHash ? Math.Max(card.Followers, followers) : followers;
        card.ProfileTime = time;
        if (hash == card.ProfileHash)
            return;
        card.ProfileHash = hash;
        card.Name = name.IsEmpty ? -1 : _names.Intern(name, Utf8Pool.Hash(name));
        card.Description = description.IsEmpty ? -1 : _descriptions.Intern(description, Utf8Pool.Hash(description));
    }

    private void AddHandle(int account, ref Card card, ReadOnlySpan<byte> name, long time)
    {
        if (name.IsEmpty)
            return;
        int handle = _handles.Intern(name, Utf8Pool.Hash(name));
        card.SeenHandle = handle;
        if (card.Handle < 0)
            (card.Handle, card.HandleFirst, card.HandleLast) = (handle, time, time);
        if (card.Handle == handle)
        {
            (card.HandleFirst, card.HandleLast) = (Math.Min(card.HandleFirst, time), Math.Max(card.HandleLast, time));
            return;
        }

        card.HasOthers = true;
        var key = (_cardOf[account] - 1, handle);
        _others[key] = _others.TryGetValue(key, out var seen) ? (Math.Min(seen.First, time), Math.Max(seen.Last, time)) : (time, time);
    }

    private int Find(int account) => account < _cardOf.Length ? _cardOf[account] - 1 : -1;

    private ref Card CardOf(int account)
    {
        if (account >= _cardOf.Length)
            Array.Resize(ref _cardOf, Math.Max(account + 1, Math.Max(1024, _cardOf.Length * 2)));
        if (_cardOf[account] == 0)
        {
            if (Count == _cards.Length)
                Array.Resize(ref _cards, Math.Max(256, Count * 2));
            _cards[Count] = new Card { Handle = -1, SeenHandle = -1, Name = -1, Description = -1, Followers = -1, ProfileTime = long.MinValue };
            _cardOf[account] = ++Count;
        }

        return ref _cards[_cardOf[account] - 1];
    }

    private struct Card
    {
        public ulong Seen;
        public ulong ProfileHash;
        public long ProfileTime;
        public long Created;
        public long HandleFirst;
        public long HandleLast;
        public int Handle;
        public int SeenHandle;
        public int Name;
        public int Description;
        public int Followers;
        public bool HasOthers;
    }
}
