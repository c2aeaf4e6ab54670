namespace Tocsin.Pages.Comparing;

/// <summary>What changed in a page, the gravest first.</summary>
public enum ChangeKind
{
    /// <summary>Nearly all of the page was replaced.</summary>
    Replaced,

    /// <summary>A figure of the result stands where none may stand yet.</summary>
    EarlyResult,

    /// <summary>A figure that may only grow fell.</summary>
    FigureFell,

    /// <summary>A total is not what its rows add up to, or shares are not those of their counts or of one whole.</summary>
    DoesNotAddUp,

    /// <summary>Another leads, though no more is counted than before.</summary>
    LeaderChanged,

    /// <summary>A form sends elsewhere, or asks for other things, or is new.</summary>
    Form,

    /// <summary>A script is new or another one.</summary>
    Script,

    /// <summary>A page within the page is new or another one.</summary>
    Frame,

    /// <summary>The browser is sent elsewhere.</summary>
    Refresh,

    /// <summary>A number changed.</summary>
    Number,

    /// <summary>A link leads elsewhere, or to a host that was not linked before.</summary>
    Link,

    /// <summary>Words changed, came or went.</summary>
    Text,

    /// <summary>The title changed.</summary>
    Title,

    /// <summary>Text that a reader does not see changed.</summary>
    HiddenText,

    /// <summary>This is not the page but something in front of it, or it is empty or cut off.</summary>
    NotThePage,

    /// <summary>The certificate of the server: issuer, key, or faults that a browser warns of.</summary>
    Certificate,

    /// <summary>The internet addresses that the name leads to.</summary>
    Addresses,
}
