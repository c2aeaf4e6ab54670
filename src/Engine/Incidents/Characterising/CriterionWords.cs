namespace Tocsin.Engine.Incidents.Characterising;

/// <summary>The names of the criteria.</summary>
public static class CriterionWords
{
    /// <summary>Stable codes, in the order of the decree.</summary>
    public static IReadOnlyList<string> Codes { get; } = [.. Enum.GetValues<Criterion>().Select(Code)];

    /// <summary>Stable code for files and commands.</summary>
    public static string Code(Criterion criterion) => criterion switch
    {
        Criterion.Interests => "interests",
        Criterion.ForeignInvolvement => "foreign-involvement",
        Criterion.MisleadingContent => "misleading-content",
        _ => "artificial-dissemination",
    };

    /// <summary>For people.</summary>
    public static string Title(Criterion criterion) => criterion switch
    {
        Criterion.Interests => "Harm to fundamental interests",
        Criterion.ForeignInvolvement => "Foreign involvement",
        Criterion.MisleadingContent => "Inaccurate or misleading content",
        _ => "Artificial, massive, deliberate spread",
    };
}
