using Tocsin.Engine.Model.Findings;

namespace Tocsin.Engine.Incidents;

/// <summary>Proposes a category of the Breakout Scale from what the posts show.</summary>
/// <remarks>Nimmo, "The Breakout Scale: measuring the impact of influence operations", Brookings, 2020. Category 1: one platform
/// and one community; 2: several of one of them; 3: several of both. Categories 4 to 6 (mainstream media, high-profile
/// amplifiers, policy response or call to violence) rest on facts outside the posts and are a person's to state. A community
/// here is a group of accounts that a detector found; groups with accounts in common are one.</remarks>
internal static class BreakoutScale
{
    private const string Beyond =
        "Categories 4 to 6 (mainstream media, high-profile amplifiers, policy response or call to violence) rest on facts outside the posts; a person must judge them";

    public static BreakoutProposal Propose(IReadOnlyList<string> platforms, int communities, IReadOnlyList<SharedObject> objects)
    {
        bool wide = platforms.Count > 1, many = communities > 1;
        int category = wide && many ? 3 : wide || many ? 2 : 1;
        string where = platforms.Count switch
        {
            0 => "on a platform that the data do not name",
            1 => $"on one platform ({platforms[0]})",
            _ => $"on {Phrases.Count(platforms.Count, "platform")} ({Phrases.List(platforms)})",
        };
        string who = many ? $"in {Phrases.Number(communities)} groups of accounts" : "in one group of accounts";
        return new BreakoutProposal(category, $"Seen {where} {who}. {Reach(objects)}{Beyond}.");
    }

    private static string Reach(IReadOnlyList<SharedObject> objects)
    {
        int beyond = objects.Count(o => o.AccountsInData > o.Accounts);
        if (beyond == 0)
            return "No account outside the group shares its objects in these data. ";
        string verb = beyond == 1 ? "was" : "were";
        return $"{Phrases.Number(beyond)} of its {Phrases.Count(objects.Count, "listed object")} {verb} also shared by accounts outside the group. ";
    }
}
