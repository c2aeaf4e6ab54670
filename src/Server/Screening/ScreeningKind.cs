namespace Tocsin.Server.Screening;

/// <summary>What somebody drops to have it screened.</summary>
public enum ScreeningKind
{
    /// <summary>Messages: an .eml file or an mbox.</summary>
    Mail,

    /// <summary>Host names, one a line or in a log.</summary>
    Names,

    /// <summary>A dump, a document or a log, compared with own documents and decoys.</summary>
    Dump,
}
