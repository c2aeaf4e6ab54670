using Tocsin.Simulation.Randomness;

namespace Tocsin.Simulation.World;

/// <summary>Everybody who may post, as columns: persons first, then news bots, activists and the members of operations.</summary>
internal sealed class Population
{
    private readonly AliasTable _activity;
    private readonly AliasTable[] _byLanguage;
    private readonly int[][] _languageMembers;
    private readonly AliasTable _fame;

    public Population(Scenario scenario, Outlets outlets, ulong seed)
    {
        var random = new RandomStream(seed, "population");
        Persons = scenario.Accounts;
        Bots = outlets.AssignBots(Persons, scenario.Organic.NewsBots, random);
        ActivistStart = Persons + Bots;
        int activists = scenario.Organic.ActivistGroups * scenario.Organic.ActivistsPerGroup;
        OperationStart = new int[scenario.Operations.Count];
        int count = ActivistStart + activists;
        for (int o = 0; o < OperationStart.Length; o++)
        {
            OperationStart[o] = count;
            count += scenario.Operations[o].Accounts + (scenario.Operations[o].HasLeader ? 1 : 0);
        }

        Count = count;
        Role = new AccountRole[count];
        Operation = new short[count];
        Language = new byte[count];
        Shift = new int[count];
        Topic = new ushort[count];
        SecondTopic = new ushort[count];
        Outlet = new int[count];
        SecondOutlet = new int[count];
        Weight = new double[count];
        Array.Fill(Operation, (short)-1);
        Describe(scenario, outlets, random);
        SetRoles(scenario);

        _activity = new AliasTable(Weight.AsSpan(0, Persons));
        _languageMembers = [.. Enumerable.Range(0, scenario.Languages.Count).Select(l => Enumerable.Range(0, Persons).Where(a => Language[a] == l).ToArray())];
        _byLanguage = [.. _languageMembers.Select(m => m.Length == 0 ? _activity : new AliasTable(Array.ConvertAll(m, a => Weight[a])))];
        _fame = AliasTable.Zipf(Math.Max(1, Persons / 30), 0.9, 1);
        Fans = new FanClubs(this, outlets.Count);
    }

    public int Count { get; }

    public int Persons { get; }

    public int Bots { get; }

    public int ActivistStart { get; }

    /// <summary>First member of each operation; a leader comes after its members.</summary>
    public int[] OperationStart { get; }

    public AccountRole[] Role { get; }

    public short[] Operation { get; }

    public byte[] Language { get; }

    /// <summary>How far the account's own day is ahead of UTC, in milliseconds: its time zone and its habit of rising late or early.</summary>
    public int[] Shift { get; }

    public ushort[] Topic { get; }

    public ushort[] SecondTopic { get; }

    public int[] Outlet { get; }

    public int[] SecondOutlet { get; }

    public double[] Weight { get; }

    public FanClubs Fans { get; }

    /// <summary>A person, in proportion to activity.</summary>
    public int Anyone(RandomStream random) => _activity.Pick(random);

    /// <summary>A person of a language, in proportion to activity.</summary>
    public int Speaker(RandomStream random, int language)
    {
        var members = _languageMembers[language];
        int picked = _byLanguage[language].Pick(random);
        return members.Length == 0 ? picked : members[picked];
    }

    /// <summary>A well-known person: persons are in no order, so the first ones serve, candidates foremost.</summary>
    public int Famous(RandomStream random) => _fame.Pick(random);

    private void Describe(Scenario scenario, Outlets outlets, RandomStream random)
    {
        var languages = new AliasTable([.. scenario.Languages.Select(l => l.Value)]);
        var zones = new AliasTable([.. scenario.TimeZones.Select(z => z.Value)]);
        var topics = AliasTable.Zipf(scenario.Topics, 0.7, 2);
        double cap = Math.Max(50, scenario.Accounts / 20.0);
        for (int a = 0; a < Count; a++)
        {
            Language[a] = (byte)languages.Pick(random);
            double habit = Math.Clamp(random.Normal() * 1.3, -3, 4);
            Shift[a] = (int)scenario.TimeZones[zones.Pick(random)].Key.TotalMilliseconds - (int)(habit * 3_600_000);
            Topic[a] = (ushort)topics.Pick(random);
            SecondTopic[a] = (ushort)topics.Pick(random);
            Outlet[a] = outlets.OfLanguage(random, Language[a]);
            SecondOutlet[a] = outlets.OfLanguage(random, Language[a]);
            Weight[a] = Math.Min(random.LogNormal(1, scenario.Organic.ActivitySigma), cap);
        }
    }

    private void SetRoles(Scenario scenario)
    {
        for (int a = 0; a < Count; a++)
            Role[a] = a < Persons ? AccountRole.Person : a < ActivistStart ? AccountRole.NewsBot : AccountRole.Activist;
        for (int c = 0; c < Math.Min(scenario.Election.Candidates.Count, Persons / 30); c++)
            Role[c] = AccountRole.Candidate;
        for (int o = 0; o < OperationStart.Length; o++)
        {
            var operation = scenario.Operations[o];
            int end = OperationStart[o] + operation.Accounts;
            int language = LanguageOf(scenario, operation);
            for (int a = OperationStart[o]; a < end + (operation.HasLeader ? 1 : 0); a++)
            {
                Role[a] = a < end ? AccountRole.Member : AccountRole.Leader;
                Operation[a] = (short)o;
                Language[a] = (byte)language;
            }
        }
    }

    /// <summary>The index of an operation's language.</summary>
    public static int LanguageOf(Scenario scenario, Operation operation)
    {
        for (int l = 0; l < scenario.Languages.Count; l++)
        {
            if (scenario.Languages[l].Key == operation.Language)
                return l;
        }

        return 0;
    }
}
