namespace Tocsin.Server.Casebook;

/// <summary>What was made lately and is made again only when its key changes. Two who ask at once wait for one making.</summary>
/// <param name="most">Weight that is kept; the newest is kept whatever it weighs.</param>
/// <param name="weigh">What a value weighs.</param>
public sealed class Remembered<TValue>(long most, Func<TValue, long> weigh)
{
    private readonly Lock _gate = new();
    private readonly LinkedList<(string Key, Lazy<TValue> Value)> _kept = new();

    /// <summary>The one with this key, made where it is not known.</summary>
    public TValue Get(string key, Func<TValue> make)
    {
        var value = Find(key, make);
        try
        {
            var made = value.Value;
            Forget();
            return made;
        }
        catch
        {
            // What failed once may succeed the next time.
            lock (_gate)
                Remove(key, value);
            throw;
        }
    }

    private Lazy<TValue> Find(string key, Func<TValue> make)
    {
        lock (_gate)
        {
            for (var at = _kept.First; at is not null; at = at.Next)
            {
                if (at.Value.Key != key)
                    continue;
                _kept.Remove(at);
                _kept.AddFirst(at);
                return at.Value.Value;
            }

            var value = new Lazy<TValue>(make);
            _kept.AddFirst((key, value));
            return value;
        }
    }

    private void Forget()
    {
        lock (_gate)
        {
            long sum = 0;
            for (var at = _kept.First; at is not null;)
            {
                var next = at.Next;
                sum += at.Value.Value.IsValueCreated ? weigh(at.Value.Value.Value) : 0;
                if (sum > most && at != _kept.First && at.Value.Value.IsValueCreated)
                    _kept.Remove(at);
                at = next;
            }
        }
    }

    private void Remove(string key, Lazy<TValue> value)
    {
        for (var at = _kept.First; at is not null; at = at.Next)
        {
            if (at.Value.Key == key && at.Value.Value == value)
            {
                _kept.Remove(at);
                return;
            }
        }
    }
}
