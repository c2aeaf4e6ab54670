namespace Tocsin.Server.Screening;

/// <summary>Why there is no verdict.</summary>
public enum ScreeningProblem
{
    /// <summary>The file is empty.</summary>
    Empty,

    /// <summary>It holds no message.</summary>
    NoMail,

    /// <summary>It holds no host name.</summary>
    NoNames,

    /// <summary>Nothing in it could be read.</summary>
    Unread,

    /// <summary>It took longer than it may.</summary>
    Late,

    /// <summary>Somebody stopped it.</summary>
    Stopped,

    /// <summary>The process that looked at it broke.</summary>
    Broke,

    /// <summary>One of two comparisons broke: what was found is not all.</summary>
    Half,

    /// <summary>The decoys or the index of the house could not be used.</summary>
    Own,
}
