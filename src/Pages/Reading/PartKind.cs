namespace Tocsin.Pages.Reading;

/// <summary>Kinds of <see cref="PagePart"/>.</summary>
public enum PartKind
{
    /// <summary>A script, of another file or inline.</summary>
    Script,

    /// <summary>A link that a reader follows.</summary>
    Link,

    /// <summary>A form, which sends what a reader enters.</summary>
    Form,

    /// <summary>A page within the page.</summary>
    Frame,

    /// <summary>An order to the browser to go elsewhere (meta refresh).</summary>
    Refresh,

    /// <summary>Text that a reader does not see.</summary>
    HiddenText,
}
