using System.Globalization;
using Tocsin.Simulation.Randomness;
using Tocsin.Simulation.Texts;
using Tocsin.Simulation.World;

namespace Tocsin.Simulation.Rendering;

/// <summary>Lifelike handles, dates of creation and descriptions: what ordinary accounts share for good reasons, and what a farm's betray.</summary>
/// <remarks>
/// The traps: a platform that grows and proposes a name with eight digits to everybody, more to the new than to the old; a burst of
/// new accounts before the vote and another at some earlier news; handles that name the country or a candidate, more so among the
/// new; mottos that many copy; activist groups that share a motto and a name and signed up in one season. Draws from a stream of
/// its own, so everything else of a scenario stays as it is.
/// </remarks>
internal sealed class Profiles
{
    private const int FirstNames = 400;
    private const double Burst = 0.04;
    private const double EarlierBurst = 0.01;

    private readonly SimulatedWorld _world;
    private readonly List<string> _words;
    private readonly RandomStream _random;
    private readonly AliasTable _first = AliasTable.Zipf(FirstNames, 0.8, 5);
    private readonly AliasTable _second = AliasTable.Zipf(2000, 0.5, 20);
    private readonly AliasTable _motto;
    private readonly string[] _mottos;
    private readonly string[] _causes;
    private readonly int _earlier;
    private readonly Farm[] _farms;
    private readonly Farm[] _groups;
    private readonly HashSet<string> _taken = new(StringComparer.OrdinalIgnoreCase);

    public Profiles(SimulatedWorld world, List<string> words)
    {
        (_world, _words, _random) = (world, words, world.Random("profiles"));
        var election = world.Scenario.Election;
        _mottos = [.. Lexicon.Load("en").Lines("mottos").Select(m => m.Replace("{v}", election.Country, StringComparison.Ordinal))];
        _motto = AliasTable.Zipf(_mottos.Length, 0.9, 1);
        _causes = [.. new[] { election.Country, "vote" }.Concat(election.Candidates.Select(c => c.Split(' ')[^1])).Select(Letters).Where(c => c.Length > 2)];
        _earlier = 40 + _random.Below(260);
        _farms = [.. world.Scenario.Operations.Select(o => MakeFarm(20 + _random.Below(60), o.Descriptions))];
        _groups = [.. Enumerable.Range(0, world.Scenario.Organic.ActivistGroups).Select(_ => MakeFarm(100 + _random.Below(1500), 1))];
    }

    /// <summary>The profile of the next account; to be called for each account in order.</summary>
    public (string Handle, DateOnly Created, string Description) Next(int account)
    {
        var people = _world.People;
        var role = people.Role[account];
        if (role == AccountRole.Candidate)
            return (Unique(() => Letters(_world.Scenario.Election.Candidates[account])), Day(Age()), Own());
        if (role == AccountRole.Member && _world.Scenario.Operations[people.Operation[account]] is { Farm: true } operation)
            return Farmed(operation, _farms[people.Operation[account]]);
        int age = Age();
        if (role == AccountRole.NewsBot)
            return (Unique(() => $"{Word(_second)}_news{(_random.Chance(0.5) ? "" : _random.Below(100).ToString(CultureInfo.InvariantCulture))}"), Day(age), Own());
        if (role == AccountRole.Activist)
        {
            var group = _groups[(account - people.ActivistStart) / _world.Scenario.Organic.ActivistsPerGroup];
            bool named = _random.Chance(0.25), motto = _random.Chance(0.35), season = _random.Chance(0.2);
            return (Unique(() => Ordinary(named ? group.Name : Word(_first), age)), Day(season ? group.Day + _random.Below(60) : age), motto ? group.Descriptions[0] : Own());
        }

        bool cause = _causes.Length > 0 && _random.Chance(age < 30 ? 0.06 : 0.012);
        return (Unique(() => Ordinary(cause ? _causes[_random.Below(_causes.Length)] : Word(_first), age)), Day(age), Own());
    }

    private (string Handle, DateOnly Created, string Description) Farmed(Operation operation, Farm farm)
    {
        string handle = Unique(() => operation.Handles switch
        {
            FarmHandles.Numbered => $"{Capital(farm.Name)}_{_random.Below(100_000_000):00000000}",
            FarmHandles.Suggested => Suggested(Word(_first)),
            _ => Ordinary(Word(_first), 1000),
        });
        string description = farm.Descriptions.Length == 0 ? Own() : farm.Descriptions[_random.Below(farm.Descriptions.Length)];
        return (handle, Day(farm.Day + _random.Below(operation.CreatedDays)), description);
    }

    // Days before the start: most accounts are young, as platforms grow.
    private int Age() => _random.Chance(Burst) ? 1 + (int)(_random.Unit() * _random.Unit() * 25)
        : _random.Chance(EarlierBurst) ? _earlier + _random.Below(2)
        : 10 + (int)(_random.Unit() * _random.Unit() * 6000);

    private DateOnly Day(int age) => _world.Scenario.Start.AddDays(-age);

    private string Ordinary(string first, int age)
    {
        double form = _random.Unit();
        double suggested = age < 30 ? 0.3 : age < 700 ? 0.12 : 0.03;
        if (form < suggested)
            return Suggested(first);
        form = (form - suggested) / (1 - suggested);
        string second = Word(_second);
        return form switch
        {
            < 0.2 => $"{first}_{second}",
            < 0.38 => $"{first}{second}{_random.Below(100)}",
            < 0.52 => $"{Capital(first)}{1950 + _random.Below(60)}",
            < 0.68 => Capital(first) + Capital(second),
            < 0.78 => $"{first}{_random.Below(1000)}",
            < 0.86 => $"{Capital(first)}_{Capital(second)}",
            < 0.93 => $"{Capital(first)}{Capital(second)}{_random.Below(100):00}",
            < 0.97 => $"{first}.{second}".Replace('.', '_') + "_",
            _ => $"{second}{first}x{_random.Below(10)}",
        };
    }

    private string Suggested(string first) => $"{Capital(first)}{Capital(Word(_second))}{_random.Below(100_000_000):00000000}";

    private string Own()
    {
        double kind = _random.Unit();
        if (kind < 0.25)
            return "";
        if (kind < 0.35)
            return _mottos[_motto.Pick(_random)];
        return Sentence(3 + _random.Below(10));
    }

    private string Sentence(int words) =>
        Capital(string.Join(' ', Enumerable.Range(0, words).Select(_ => _words[_random.Below(_words.Count)]))) + ".";

    private Farm MakeFarm(int day, int descriptions) => new(day, Word(_second), [.. Enumerable.Range(0, descriptions).Select(_ => Sentence(6 + _random.Below(8)))]);

    private string Word(AliasTable table) => _words[table.Pick(_random)];

    private string Unique(Func<string> make)
    {
        for (int attempt = 0; attempt < 30; attempt++)
        {
            if (make() is var handle && _taken.Add(handle))
                return handle;
        }

        // So many accounts that names run out: a number that is free ends the search.
        string stem = make();
        for (int number = _taken.Count; ; number++)
        {
            if (_taken.Add($"{stem}{number}"))
                return $"{stem}{number}";
        }
    }

    private static string Letters(string text) => string.Concat(text.Where(char.IsLetterOrDigit));

    private static string Capital(string word) => char.ToUpperInvariant(word[0]) + word[1..];

    private sealed record Farm(int Day, string Name, string[] Descriptions);
}
