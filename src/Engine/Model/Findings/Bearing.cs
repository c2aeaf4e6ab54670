namespace Tocsin.Engine.Model.Findings;

/// <summary>What a finding bears on, which decides where it stands in a report and what may be concluded from it.</summary>
public enum Bearing
{
    /// <summary>Accounts acting together beyond what chance and taste explain. The accounts named are the finding.</summary>
    Coordination,

    /// <summary>
    /// What was spread: a claim already rated false, a sanctioned outlet, an article laundered through many sites. The content is the
    /// finding; the accounts named only passed it on, which people do in good faith.
    /// </summary>
    Content,

    /// <summary>
    /// What helps to judge the rest: how an account posts, which stories grow. Present in ordinary traffic too, so it raises no alarm and
    /// is never a verdict on anybody.
    /// </summary>
    Background,
}
