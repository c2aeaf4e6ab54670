namespace Tocsin.Simulation.World;

/// <summary>What an account is. Written in lower case to the truth file.</summary>
internal enum AccountRole : byte
{
    /// <summary>An ordinary person.</summary>
    Person,

    /// <summary>A candidate's own account.</summary>
    Candidate,

    /// <summary>An outlet's automatic account.</summary>
    NewsBot,

    /// <summary>A member of a fan club or party group.</summary>
    Activist,

    /// <summary>A member of an injected operation.</summary>
    Member,

    /// <summary>The account whose posts an operation reshares.</summary>
    Leader,
}
