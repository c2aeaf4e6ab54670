using Microsoft.AspNetCore.Components;
using Tocsin.Engine.Model.Elections;
using Tocsin.Server.Ingest;
using Tocsin.Server.Screening;
using Tocsin.Storage;

namespace Tocsin.Server.Workbench.Parts.Screening;

/// <summary>A page that screens what somebody drops and lists what was seen so far.</summary>
public abstract class ScreeningPage : DeskPage
{
    private const int Most = 300;

    /// <summary>Id of the election.</summary>
    [Parameter]
    public string Id { get; set; } = "";

    /// <summary>Id of a screening; null for none.</summary>
    [Parameter]
    public string? Screened { get; set; }

    /// <summary>Why a form came back: large, nothing or disk; null when it did not.</summary>
    [SupplyParameterFromQuery(Name = "refused")]
    public string? Refused { get; set; }

    /// <summary>The election.</summary>
    protected Election? Election { get; private set; }

    /// <summary>The screening as it stands.</summary>
    protected ScreeningCard? Card { get; private set; }

    /// <summary>The job that keeps it as evidence.</summary>
    protected Job? Job { get; private set; }

    /// <summary>What was seen so far.</summary>
    protected IReadOnlyList<FoundCard> Found { get; private set; } = [];

    /// <summary>True when evidence can be kept: a collection is open.</summary>
    protected bool Open { get; private set; }

    /// <summary>Detectors whose sightings the page lists.</summary>
    protected abstract IReadOnlyList<string> Detectors { get; }

    /// <inheritdoc />
    protected override void Load()
    {
        (Election, Found) = (Desk.Election(Id), Desk.Found(Id, Detectors, Most));
        Open = Desk.Collections(Id).Any(c => c.Closed is null && c.Ends > Desk.Now);
        Card = Screened is null ? null : Desk.Screening(Id, Screened);
        Job = Card is null ? null : Desk.JobOf(Card);
    }

    /// <summary>Keeps it as evidence.</summary>
    protected void Keep()
    {
        if (Try(() => Desk.Keep(Card!)))
            Refresh();
    }

    /// <summary>Stops it.</summary>
    protected void Stop() => Try(() => Desk.Forget(Card!));

    /// <summary>Deletes it and goes back to the empty page.</summary>
    protected void Forget()
    {
        string page = Navigation.Uri[..Navigation.Uri.LastIndexOf('/')];
        if (Try(() => Desk.Forget(Card!)))
            Navigation.NavigateTo(page);
    }
}
