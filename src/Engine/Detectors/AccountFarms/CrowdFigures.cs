namespace Tocsin.Engine.Detectors.AccountFarms;

/// <summary>What is known of the accounts, and what is missing.</summary>
internal sealed class CrowdFigures
{
    // Fewer others than this are no crowd to compare with.
    private const int CrowdPerGroup = 4;

    private int _accounts;
    private int _dated;
    private int _handles;
    private int _described;
    private int _named;
    private int _renamed;
    private int _sharing;
    private bool _daysOnly;

    /// <summary>Adds the accounts of one platform.</summary>
    public void Add(AccountCrowd crowd, CrowdSigns signs)
    {
        _accounts += crowd.Accounts.Length;
        _dated += crowd.Dated.Length;
        _handles += signs.Shaped;
        _described += signs.Described;
        _named += signs.Named;
        _renamed += signs.Renamed;
        _sharing += signs.Sharing;
        _daysOnly |= crowd.Resolution == AccountCrowd.Day;
    }

    /// <summary>Why nothing can be said; null when something can.</summary>
    public string? Missing(int least)
    {
        int needed = least * CrowdPerGroup;
        if (_accounts < needed)
            return $"{FindingWords.Count(_accounts, "account")} are too few to tell a group from the crowd; {needed} are needed.";
        bool dated = _dated >= needed, handles = _handles >= needed, profiles = _described >= needed || _named >= needed;
        if (dated && (handles || profiles))
            return null;
        if (handles && _described >= needed)
            return null;
        return !dated && !handles && !profiles ? "the posts say nothing about their accounts. Give the columns account_created and handle, and better also account_name and account_description."
            : !dated ? "two signs are needed. Give the column account_created (when the account was created), or account_description beside the handles."
            : "two signs are needed. Give the column handle, or account_description or account_name, beside account_created.";
    }

    /// <summary>Columns that would allow more tests, in words.</summary>
    public string Lacking(int least)
    {
        int needed = least * CrowdPerGroup;
        var missing = new List<string>();
        if (_dated < needed)
            missing.Add("bursts of creation (column account_created)");
        else if (_daysOnly)
            missing.Add("bursts within less than a day (account_created gives days only)");
        if (_handles < needed)
            missing.Add("forms of handles (column handle)");
        if (_described < needed)
            missing.Add("copied descriptions (column account_description)");
        if (_named < needed)
            missing.Add("copied display names (column account_name)");
        return string.Join(", ", missing);
    }

    /// <summary>Named counts for the method section.</summary>
    public List<KeyValuePair<string, string>> Named(double tests) =>
    [
        new("accounts", FindingWords.Count(_accounts)),
        new("with a time of creation", FindingWords.Count(_dated) + (_daysOnly ? ", days only" : "")),
        new("with a handle", FindingWords.Count(_handles)),
        new("with a description", FindingWords.Count(_described)),
        new("with a display name", FindingWords.Count(_named)),
        new("renamed, with several handles over time", FindingWords.Count(_renamed)),
        new("with a handle that another account had too", FindingWords.Count(_sharing)),
        new("pairs of signs and sets tested", FindingWords.Count((long)tests)),
    ];
}
