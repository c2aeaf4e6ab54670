namespace Tocsin.Sites.Marks;

/// <summary>Marks that tend to travel together and therefore count once.</summary>
public enum MarkFamily
{
    /// <summary>Ids of accounts.</summary>
    Account,

    /// <summary>Icon.</summary>
    Icon,

    /// <summary>Files the page is made of: they come together with a theme or a builder.</summary>
    Files,

    /// <summary>Hosts that pieces come from.</summary>
    Supply,

    /// <summary>Machine and certificate: they come together with a hosting firm.</summary>
    Hosting,

    /// <summary>Where to reach the operator.</summary>
    Contact,

    /// <summary>Look and words.</summary>
    Likeness,
}
