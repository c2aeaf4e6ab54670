namespace Tocsin.Engine.Model.Elections;

/// <summary>What a protected subject is.</summary>
public enum SubjectKind
{
    /// <summary>A candidate or another person.</summary>
    Person,

    /// <summary>A party or alliance.</summary>
    Party,

    /// <summary>An institution: election commission, court, ministry.</summary>
    Body,

    /// <summary>A newspaper, broadcaster or agency.</summary>
    Media,
}
