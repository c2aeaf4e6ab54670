namespace Tocsin.Cli.Playing;

/// <summary>A draft on the disk.</summary>
/// <param name="Step">Short name of the step.</param>
/// <param name="Title">What the step is called.</param>
/// <param name="Files">The text and its tables.</param>
/// <param name="ToFill">Places that a person must fill.</param>
/// <param name="Sha256">Of the text, as approvals name it.</param>
/// <param name="ApprovedBy">Who approved it; null when nobody.</param>
/// <param name="Leaves">Whether it leaves the house.</param>
internal sealed record WrittenDraft(string Step, string Title, IReadOnlyList<string> Files, int ToFill, string Sha256, string? ApprovedBy, bool Leaves);
