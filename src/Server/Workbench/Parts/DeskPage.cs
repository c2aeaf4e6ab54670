using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using MudBlazor;
using Tocsin.Server.Casebook;
using Tocsin.Server.Live;
using Tocsin.Server.Workbench.Wording;
using Tocsin.Storage;

namespace Tocsin.Server.Workbench.Parts;

/// <summary>A page over the store: seats its reader, loads, and loads again when the store changes.</summary>
public abstract class DeskPage : ComponentBase, IDisposable
{
    private string? _loaded;
    private bool _interactive;
    private bool _gone;

    /// <summary>The store as this reader may use it.</summary>
    [Inject]
    protected Desk Desk { get; set; } = null!;

    /// <summary>Language and theme.</summary>
    [Inject]
    protected Reader Reader { get; set; } = null!;

    /// <summary>Addresses.</summary>
    [Inject]
    protected NavigationManager Navigation { get; set; } = null!;

    /// <summary>Short messages.</summary>
    [Inject]
    protected ISnackbar Snackbar { get; set; } = null!;

    /// <summary>Changes of the store.</summary>
    [Inject]
    protected StorePulse Pulse { get; set; } = null!;

    /// <summary>Who is signed in.</summary>
    [CascadingParameter]
    protected Task<AuthenticationState> State { get; set; } = null!;

    /// <summary>What the page says.</summary>
    protected Texts T => Reader.Texts;

    /// <summary>Why the page cannot be shown; null while it can.</summary>
    protected StoreException? Problem { get; private set; }

    /// <inheritdoc />
    public void Dispose()
    {
        _gone = true;
        Pulse.Beat -= OnBeat;
        GC.SuppressFinalize(this);
    }

    /// <summary>Reads what the page shows. Called when its address changes and when the store does.</summary>
    protected abstract void Load();

    /// <summary>Done once when the page is first there for real, not for its first picture: what must be logged once.</summary>
    protected virtual void Opened()
    {
    }

    /// <summary>What of the address decides what is loaded.</summary>
    protected virtual string Address => Navigation.Uri;

    /// <inheritdoc />
    protected override async Task OnParametersSetAsync()
    {
        if (_loaded == Address)
            return;
        await Desk.For(State).ConfigureAwait(true);
        _loaded = Address;
        Try(Load);
    }

    /// <inheritdoc />
    protected override void OnAfterRender(bool firstRender)
    {
        if (!firstRender)
            return;
        _interactive = true;
        Pulse.Beat += OnBeat;
        if (Problem is null)
            Try(Opened);
    }

    /// <summary>Does something that the store may refuse; a refusal is shown in its own words.</summary>
    /// <returns>True when it was done.</returns>
    protected bool Try(Action what, string? done = null)
    {
        try
        {
            what();
            Problem = null;
            if (done is not null)
                Snackbar.Add(done, Severity.Success);
            return true;
        }
        catch (StoreException error) when (!_interactive)
        {
            Problem = error;
        }
        catch (StoreException error)
        {
            Snackbar.Add(Phrasebook.Refusal(T, error), Severity.Error);
        }

        return false;
    }

    /// <summary>Loads again and shows it.</summary>
    protected void Refresh()
    {
        Try(Load);
        StateHasChanged();
    }

    private void OnBeat(long head) => _ = InvokeAsync(() =>
    {
        // It waited for its turn, and meanwhile the page may have gone or the server begun to close.
        if (!_gone && !Pulse.Closing)
            Refresh();
    });
}
