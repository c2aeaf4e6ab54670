using System.Text;
using Tocsin.Simulation.Planning;
using Tocsin.Simulation.Texts;
using Tocsin.Simulation.World;

namespace Tocsin.Simulation.Rendering;

/// <summary>Writes planned posts as Tocsin NDJSON, one object a line, into a buffer of its own. One thread at a time.</summary>
internal sealed class PostWriter
{
    private readonly SimulatedWorld _world;
    private readonly AccountCards _cards;
    private readonly PostTexts _texts;
    private readonly LineBuffer _out = new(1 << 21);
    private readonly LineBuffer _text = new(4096);
    private readonly byte[][] _languages;
    private readonly byte[] _platform = [];
    private readonly long _start;
    private long _second = long.MinValue;
    private readonly byte[] _timestamp = new byte[19];

    public PostWriter(SimulatedWorld world, AccountCards cards, PostTexts texts)
    {
        _world = world;
        _cards = cards;
        _texts = texts;
        _languages = [.. world.Scenario.Languages.Select(l => Encoding.ASCII.GetBytes(l.Key))];
        if (world.Scenario.Platform.Length > 0)
            _platform = Encoding.ASCII.GetBytes($",\"platform\":\"{world.Scenario.Platform}\"");
        _start = world.Scenario.StartTime.ToUnixTimeMilliseconds();
    }

    /// <summary>What was written since the last call of <see cref="Write(ReadOnlySpan{long})"/>.</summary>
    public ReadOnlySpan<byte> Written => _out.Written;

    /// <summary>Writes the posts that the keys of <see cref="Plan.InOrder"/> stand for.</summary>
    public void Write(ReadOnlySpan<long> keys)
    {
        _out.Length = 0;
        foreach (long key in keys)
            Write(Plan.Number(key));
    }

    private void Write(int number)
    {
        ref readonly var post = ref _world.Plan[number];
        _text.Length = 0;
        _text.StartPost();
        _texts.Write(_text, number);

        _out.Put("{\"id\":\""u8);
        _out.PutNumber(Id(number));
        _out.Put("\","u8);
        _out.Put(_cards.Card(post.Account));
        WriteTime(_start + post.Time);
        _out.Put("\",\"text\":\""u8);
        _out.Put(_text.Written);
        _out.Put('"');
        WriteItems();
        WriteRelations(post);
        _out.Put(",\"lang\":\""u8);
        _out.Put(_languages[_world.People.Language[post.Account]]);
        _out.Put('"');
        _out.Put(_platform);
        _out.Put("}\n"u8);
    }

    private void WriteItems()
    {
        _out.PutArray(",\"urls\":"u8, _text, _text.Links);
        _out.PutArray(",\"hashtags\":"u8, _text, _text.Hashtags);
        _out.PutArray(",\"mentions\":"u8, _text, _text.Mentions);
    }

    private void WriteRelations(in PlannedPost post)
    {
        if (post.Kind == PostKind.Reshare)
        {
            _out.Put(",\"is_reshare\":true,\"reshare_of\":\""u8);
            _out.PutNumber(Id(post.Object));
            _out.Put("\",\"reshare_of_account\":\""u8);
            _out.PutNumber(_cards.Id(_world.Plan[post.Object].Account));
            _out.Put('"');
            return;
        }

        _out.Put(",\"is_reshare\":false"u8);
        if (post.Kind == PostKind.Reply)
        {
            _out.Put(",\"reply_to\":\""u8);
            _out.PutNumber(Id(post.Object));
            _out.Put('"');
        }
    }

    /// <summary>A post's id: its time and a scrambled number, as platforms do, so that it tells nothing about the plan.</summary>
    private long Id(int number)
    {
        // As many bits for the number as posts need: it alone keeps ids apart.
        int bits = _world.Plan.Count > 1 << 25 ? 26 : 25;
        uint mask = (1u << bits) - 1;
        uint scrambled = ((uint)number * 0x9E3779B1) & mask;
        scrambled ^= scrambled >> 12;
        return (((_world.Plan[number].Time + 20_000_000_000) << bits) | ((scrambled * 0x85EBCA77) & mask)) & long.MaxValue;
    }

    private void WriteTime(long unixMilliseconds)
    {
        long second = Math.DivRem(unixMilliseconds, 1000, out long millisecond);
        if (second != _second)
        {
            _second = second;
            DateTimeOffset.FromUnixTimeSeconds(second).TryFormat(_timestamp, out _, "yyyy-MM-ddTHH:mm:ss", System.Globalization.CultureInfo.InvariantCulture);
        }

        _out.Put("\"time\":\""u8);
        _out.Put(_timestamp);
        _out.Put('.');
        _out.PutPadded((int)millisecond, 3);
        _out.Put('Z');
    }
}
