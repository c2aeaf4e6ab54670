namespace Tocsin.Server.Screening;

/// <summary>A screening on its way: its card is replaced as a whole, so that whoever looks sees one moment of it.</summary>
internal sealed class ScreeningWork(ScreeningCard card, string folder, string file) : IDisposable
{
    private readonly CancellationTokenSource _stop = new();
    private readonly TaskCompletionSource _over = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private ScreeningCard _card = card;

    /// <summary>As it stands.</summary>
    public ScreeningCard Card
    {
        get => Volatile.Read(ref _card);
        set => Volatile.Write(ref _card, value);
    }

    /// <summary>Directory of its own; all of it goes when it is forgotten.</summary>
    public string Folder => folder;

    /// <summary>The file; elsewhere once it is kept.</summary>
    public string File { get; set; } = file;

    /// <summary>Cancelled when somebody stops it.</summary>
    public CancellationToken Stopped => _stop.Token;

    /// <summary>Completes when there is a verdict, or none will come.</summary>
    public Task Over => _over.Task;

    public void Dispose() => _stop.Dispose();

    internal void Stop() => _stop.Cancel();

    internal void End(ScreeningCard card)
    {
        Card = card;
        _over.TrySetResult();
    }
}
