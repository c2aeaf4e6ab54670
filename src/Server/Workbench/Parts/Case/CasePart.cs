using Microsoft.AspNetCore.Components;
using MudBlazor;
using Tocsin.Server.Casebook;
using Tocsin.Server.Workbench.Wording;
using Tocsin.Storage;

namespace Tocsin.Server.Workbench.Parts.Case;

/// <summary>One part of what is shown of an incident.</summary>
public abstract class CasePart : ComponentBase
{
    /// <summary>The incident.</summary>
    [Parameter, EditorRequired]
    public IncidentView View { get; set; } = null!;

    /// <summary>Called when something was decided.</summary>
    [Parameter]
    public Action Done { get; set; } = () => { };

    /// <summary>The store as this reader may use it; the page has seated them.</summary>
    [Inject]
    protected Desk Desk { get; set; } = null!;

    /// <summary>Language and theme.</summary>
    [Inject]
    protected Reader Reader { get; set; } = null!;

    /// <summary>Short messages.</summary>
    [Inject]
    protected ISnackbar Snackbar { get; set; } = null!;

    /// <summary>What the page says.</summary>
    protected Texts T => Reader.Texts;

    /// <summary>An id as people can read it: its kind and eight digits.</summary>
    protected static string Brief(string id)
    {
        ArgumentNullException.ThrowIfNull(id);
        int at = id.IndexOf("--", StringComparison.Ordinal);
        return at > 0 && id.Length > at + 10 ? id[..(at + 10)] : id;
    }

    /// <summary>Reads something more; a store that does not answer leaves what was there, and says so.</summary>
    protected TValue Read<TValue>(Func<TValue> read, TValue otherwise)
    {
        ArgumentNullException.ThrowIfNull(read);
        try
        {
            return read();
        }
        catch (StoreException error)
        {
            Snackbar.Add(Phrasebook.Refusal(T, error), MudBlazor.Severity.Error);
            return otherwise;
        }
    }

    /// <summary>Decides something; what the store refuses is shown in its own words.</summary>
    protected bool Decide(Action what, string done)
    {
        ArgumentNullException.ThrowIfNull(what);
        try
        {
            what();
        }
        catch (StoreException error)
        {
            Snackbar.Add(Phrasebook.Refusal(T, error), MudBlazor.Severity.Error);
            return false;
        }

        Snackbar.Add(done, MudBlazor.Severity.Success);
        Done();
        return true;
    }
}
