namespace Tocsin.Documents;

/// <summary>A file or member that could not be read; those around it were.</summary>
/// <param name="Name">Which.</param>
/// <param name="Reason">Why.</param>
/// <param name="Detail">More about it; may hold words from the file.</param>
public sealed record DocumentProblem(string Name, ProblemReason Reason, string? Detail = null)
{
    /// <summary>Stable name of the reason: lower case with hyphens.</summary>
    public string Code => Reason switch
    {
        ProblemReason.TooLarge => "too-large",
        ProblemReason.TooDeep => "too-deep",
        ProblemReason.TooMany => "too-many",
        ProblemReason.TooSlow => "too-slow",
        ProblemReason.NoText => "no-text",
        _ => Reason.ToString().ToLowerInvariant(),
    };

    /// <summary>What is wrong, in words.</summary>
    public string Words => Reason switch
    {
        ProblemReason.Empty => "is empty",
        ProblemReason.Binary => "is neither text nor a known document",
        ProblemReason.Picture => "is a picture or recording",
        ProblemReason.Encrypted => "is protected by a password",
        ProblemReason.Damaged => "is damaged",
        ProblemReason.TooLarge => "is larger than the limit",
        ProblemReason.Bomb => "unpacks to far more than it holds",
        ProblemReason.TooDeep => "lies too deep in containers",
        ProblemReason.TooMany => "holds more members than the limit",
        ProblemReason.TooSlow => "takes too long to read",
        ProblemReason.Unsupported => "has a format that is not read",
        ProblemReason.Unreadable => "cannot be read",
        ProblemReason.Link => "is a symbolic link and was not followed",
        ProblemReason.NoText => "holds no text",
        _ => throw new InvalidOperationException("BUG: a reason without words"),
    };

    /// <summary>What to do about it.</summary>
    public string Remedy => Reason switch
    {
        ProblemReason.Empty or ProblemReason.Binary => "nothing to do, unless it should be a document",
        ProblemReason.Picture or ProblemReason.NoText => "run text recognition over it and give the text",
        ProblemReason.Encrypted => "open it with its password and save it without",
        ProblemReason.Damaged => "open it in its program, save it anew, or give its text",
        ProblemReason.TooLarge or ProblemReason.TooMany => "split or unpack it and give the parts",
        ProblemReason.Bomb or ProblemReason.TooDeep => "do not unpack it on a machine you need; somebody may have made it to do harm",
        ProblemReason.TooSlow => "print it to a new PDF or give its text",
        ProblemReason.Unsupported => "save it as PDF, docx or text, or unpack it",
        ProblemReason.Unreadable => "check path and permissions",
        ProblemReason.Link => "give the target itself if it belongs to the documents",
        _ => throw new InvalidOperationException("BUG: a reason without a remedy"),
    };
}
