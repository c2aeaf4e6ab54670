using Tocsin.Server.Ingest;
using Tocsin.Server.Screening;
using Tocsin.Storage;

namespace Tocsin.Server.Casebook;

/// <content>Screening what somebody drops, and keeping it as evidence.</content>
public sealed partial class Desk
{
    private const string Screened = "screening files";
    private const int HashShown = 16;

    /// <summary>What dumps of an election can be compared with; nothing where the operator named nothing.</summary>
    public (bool Documents, bool Decoys) Own(string election)
    {
        RequireElection(election);
        return screenings.Compares(election);
    }

    /// <summary>Takes a file and begins to look at it. Nothing of it goes into the store but a line of the audit log.</summary>
    public async Task<ScreeningCard> Screen(string election, ScreeningKind kind, string name, Stream content, CancellationToken cancellation)
    {
        RequireElection(election);
        Require(Role.Analyst, Screened);
        if (kind == ScreeningKind.Dump && Own(election) is (false, false))
            throw new StoreException("there is nothing to compare a dump with", "the operator names decoys or an index of documents: tocsin serve --help");
        var work = await screenings.Start(election, kind, name, Caller.Name, content, cancellation).ConfigureAwait(false);
        var card = work.Card;
        try
        {
            store.Note(Caller.Name, "screen", election, $"{kind.ToString().ToLowerInvariant()} {card.Name}, {card.Bytes} bytes, SHA-256 {card.Sha256[..HashShown]}…");
        }
        catch (StoreException)
        {
            screenings.Forget(work);
            throw;
        }

        return card;
    }

    /// <summary>A screening as it stands. Where decoys were planted is for leads.</summary>
    public ScreeningCard Screening(string election, string id) => Seen(Work(election, id).Card);

    /// <summary>Waits for the verdict, but not longer than this.</summary>
    public async Task<ScreeningCard> Verdict(string election, string id, TimeSpan patience, CancellationToken cancellation)
    {
        var work = Work(election, id);
        await Task.WhenAny(work.Over, Task.Delay(patience, cancellation)).ConfigureAwait(false);
        cancellation.ThrowIfCancellationRequested();
        return Seen(work.Card);
    }

    /// <summary>Stops looking at it, or deletes what was found and the file.</summary>
    public void Forget(ScreeningCard card)
    {
        ArgumentNullException.ThrowIfNull(card);
        var work = Work(card.Election, card.Id);
        Require(Role.Analyst, Screened);
        if (work.Card.State == ScreeningState.Running)
            work.Stop();
        else
            screenings.Forget(work);
    }

    /// <summary>Keeps it as evidence: the file stays, what it shows becomes sightings and joins incidents.</summary>
    public Job Keep(ScreeningCard card)
    {
        ArgumentNullException.ThrowIfNull(card);
        var work = Work(card.Election, card.Id);
        Require(Role.Analyst, "keeping evidence");
        RequireCollection(card.Election);
        string by = Acting("scan");
        return screenings.Keep(work, JobOf(work.Card) is { State: JobState.Failed or JobState.Cancelled }, (kept, options) =>
        {
            store.Note(Caller.Name, "screen-keep", card.Election, $"{kept.Name}, SHA-256 {kept.Sha256}");
            string file = uploads.Take(card.Election, work.File, kept.Sha256);
            return (file, board.Start(card.Election, "evidence", kept.Name, by, (job, cancellation) => detection.Scan(job, card.Election, [], by, [.. options(file)], cancellation)));
        });
    }

    /// <summary>The job that keeps a screening; null for none.</summary>
    public Job? JobOf(ScreeningCard card)
    {
        ArgumentNullException.ThrowIfNull(card);
        RequireElection(card.Election);
        return card.Job is { } id ? board.Find(id) : null;
    }

    private ScreeningCard Seen(ScreeningCard card) => Caller.Is(Role.Lead) || card.Dump is not { } dump ? card : card with { Dump = dump.WithoutPlaces() };

    private static FoundCard WithoutPlace(FoundCard found) =>
        found.Sighting is { } sighting && DecoyPlaces.Hide(sighting) is var hidden && hidden != sighting ? found with { Sentence = hidden.Sentence, Sighting = hidden } : found;

    private ScreeningWork Work(string election, string id)
    {
        RequireElection(election);
        return screenings.Find(election, id) ?? throw new StoreException($"the store has no screening '{id}'", "what nobody keeps is deleted after an hour: drop the file again") { Refusal = StoreRefusal.Absent };
    }
}
