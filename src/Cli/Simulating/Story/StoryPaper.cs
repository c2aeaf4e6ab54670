namespace Tocsin.Cli.Simulating.Story;

/// <summary>One paper of the made-up campaign.</summary>
/// <param name="File">Its file name.</param>
/// <param name="From">Index of its author among the staff.</param>
/// <param name="To">Index of its reader.</param>
/// <param name="Time">When it was sent.</param>
/// <param name="Subject">Its subject.</param>
/// <param name="Body">Its text.</param>
internal sealed record StoryPaper(string File, int From, int To, DateTimeOffset Time, string Subject, string Body);
