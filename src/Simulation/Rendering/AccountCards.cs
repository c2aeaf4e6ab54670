using System.Text;
using Tocsin.Simulation.Randomness;
using Tocsin.Simulation.Texts;
using Tocsin.Simulation.World;

namespace Tocsin.Simulation.Rendering;

/// <summary>What the platform shows of each account: id, handle, day it was created. Written once, copied into each post.</summary>
/// <remarks>Ids and handles say nothing about who belongs to an operation, except the handles of a farm, as in life.</remarks>
internal sealed class AccountCards
{
    private readonly byte[] _bytes;
    private readonly int[] _ends;
    private readonly byte[][] _handles;
    private readonly uint _key;

    public AccountCards(SimulatedWorld world)
    {
        var random = world.Random("cards");
        var words = Vocabulary.Compose(Lexicon.Load("en"), 2000, []);
        _key = (uint)random.Next();
        var people = world.People;
        _ends = new int[people.Count];
        _handles = new byte[people.Count][];
        var farms = world.Scenario.Operations.Select(_ => (Day: 20 + random.Below(60), Name: Capital(words[random.Below(words.Count)]))).ToArray();
        var profiles = world.Scenario.Profiles ? new Profiles(world, words) : null;
        var line = new LineBuffer(people.Count * 100);
        for (int a = 0; a < people.Count; a++)
        {
            if (profiles is not null)
            {
                var (name, day, description) = profiles.Next(a);
                _handles[a] = Encoding.UTF8.GetBytes(name);
                WriteCard(line, a, day);
                WriteDescription(line, description);
                _ends[a] = line.Length;
                continue;
            }

            int operation = people.Operation[a];
            bool farmed = people.Role[a] == AccountRole.Member && world.Scenario.Operations[operation].Farm;
            string handle = people.Role[a] == AccountRole.Candidate
                ? Encoding.UTF8.GetString(JsonText.Name(world.Scenario.Election.Candidates[a]))
                : Handle(words, a, random, farmed ? farms[operation].Name : null, people.Role[a]);
            var created = world.Scenario.Start.AddDays(farmed
                ? -farms[operation].Day - random.Below(world.Scenario.Operations[operation].CreatedDays)
                : -10 - (int)(random.Unit() * random.Unit() * 6000));
            _handles[a] = Encoding.UTF8.GetBytes(handle);
            WriteCard(line, a, created);
            _ends[a] = line.Length;
        }

        _bytes = line.Written.ToArray();
    }

    /// <summary>The handle, without @.</summary>
    public ReadOnlySpan<byte> Handle(int account) => _handles[account];

    /// <summary>The JSON members account, handle and account_created, between commas.</summary>
    public ReadOnlySpan<byte> Card(int account)
    {
        int start = account == 0 ? 0 : _ends[account - 1];
        return _bytes.AsSpan(start, _ends[account] - start);
    }

    /// <summary>The id: ten digits, different for each account.</summary>
    public long Id(int account)
    {
        // Odd multiplications and shifted xors are bijections of 32 bits.
        uint x = (uint)account ^ _key;
        x *= 0x9E3779B1;
        x ^= x >> 15;
        x *= 0x85EBCA77;
        x ^= x >> 13;
        return 1_000_000_000L + x;
    }

    private void WriteCard(LineBuffer line, int account, DateOnly created)
    {
        line.Put("\"account\":\""u8);
        line.PutNumber(Id(account));
        line.Put("\",\"handle\":\""u8);
        line.Put(_handles[account]);
        line.Put("\",\"account_created\":\""u8);
        line.PutPadded(created.Year, 4);
        line.Put('-');
        line.PutPadded(created.Month, 2);
        line.Put('-');
        line.PutPadded(created.Day, 2);
        line.Put("\","u8);
    }

    private static void WriteDescription(LineBuffer line, string description)
    {
        if (description.Length == 0)
            return;
        line.Put("\"account_description\":\""u8);
        line.Put(JsonText.Escape(description));
        line.Put("\","u8);
    }

    private string Handle(List<string> words, int account, RandomStream random, string? farm, AccountRole role)
    {
        // The word and the number come from the id, so no two handles are alike.
        long id = Id(account) - 1_000_000_000L;
        if (farm is not null)
            return $"{farm}_{id % 100_000_000:00000000}{(char)('a' + (id / 100_000_000))}";
        string first = words[(int)(id % 2000)];
        string tail = Radix36(id / 2000);
        return role == AccountRole.NewsBot ? $"{first}_news{tail}"
            : random.Chance(0.5) ? $"{first}_{words[random.Below(2000)]}{tail}"
            : $"{Capital(first)}{tail}";
    }

    private static string Radix36(long value)
    {
        var text = new StringBuilder();
        do
        {
            text.Insert(0, "0123456789abcdefghijklmnopqrstuvwxyz"[(int)(value % 36)]);
            value /= 36;
        }
        while (value > 0);
        return text.ToString();
    }

    private static string Capital(string word) => char.ToUpperInvariant(word[0]) + word[1..];
}
