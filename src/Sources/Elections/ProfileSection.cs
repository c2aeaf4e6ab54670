namespace Tocsin.Sources.Elections;

/// <summary>A key of the profile and whether a profile without it makes sense.</summary>
internal sealed record ProfileKey(string Name, bool Required = false);

/// <summary>The keys each part of a profile knows, in the order they are documented. The JSON Schema holds the same, by test.</summary>
internal sealed record ProfileSection(string Name, IReadOnlyList<ProfileKey> Keys)
{
    public static readonly ProfileSection Root = new("the profile",
    [
        new("id", true), new("name", true), new("jurisdiction", true), new("time_zone", true), new("languages"), new("calendar"),
        new("protected"), new("outlets"), new("declared_groups"),
    ]);

    public static readonly ProfileSection Period = new("a period of the calendar",
        [new("kind", true), new("name", true), new("start", true), new("end", true)]);

    public static readonly ProfileSection Protected = new("protected",
        [new("people"), new("parties"), new("bodies"), new("media")]);

    public static readonly ProfileSection Subject = new("a protected subject",
        [new("id", true), new("name", true), new("aliases"), new("domains"), new("accounts"), new("hashtags")]);

    public static readonly ProfileSection Outlet = new("an outlet",
        [new("name", true), new("domains"), new("accounts"), new("status")]);

    public static readonly ProfileSection Status = new("a status",
        [new("kind", true), new("by", true), new("since"), new("ground", true)]);

    public static readonly ProfileSection Group = new("a declared group", [new("name", true), new("accounts", true)]);

    /// <summary>Statuses an outlet can have. The first four are the classes by link to a state that the EEAS reports use.</summary>
    public static readonly IReadOnlyList<string> StatusKinds =
    [
        "state-official", "state-controlled", "state-linked", "state-aligned", "accreditation-refused", "sanctioned", "licence-revoked",
        "declared-false",
    ];

    /// <summary>Kinds of period as the profile writes them, in the order of <see cref="Engine.Model.Elections.PeriodKind"/>.</summary>
    public static readonly IReadOnlyList<string> PeriodKinds = ["pre-campaign", "campaign", "silence", "round", "post-election"];
}
