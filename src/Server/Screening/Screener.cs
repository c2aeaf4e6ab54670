using System.ComponentModel;
using System.Text.Json;
using Tocsin.Server.Ingest;
using Tocsin.Server.Screening.Dumps;
using Tocsin.Server.Screening.Mails;
using Tocsin.Server.Screening.Names;
using Tocsin.Storage;

namespace Tocsin.Server.Screening;

/// <summary>Looks at one file by the commands people use too, each in a process of its own.</summary>
internal sealed class Screener(ServerSettings settings, ScanProcess process, CaseStore store)
{
    private const int Error = 2;

    /// <summary>Looks at it.</summary>
    /// <returns>The card with the verdict, or with the reason why there is none.</returns>
    public async Task<ScreeningCard> Look(ScreeningWork work, CancellationToken cancellation)
    {
        var card = work.Card;
        if (card.Bytes == 0)
            return Refused(card, ScreeningProblem.Empty, []);
        string profile = Path.Combine(work.Folder, "profile.yaml");
        await File.WriteAllTextAsync(profile, store.Profile(card.Election), cancellation).ConfigureAwait(false);
        return card.Kind switch
        {
            ScreeningKind.Mail => await Mail(work, profile, cancellation).ConfigureAwait(false),
            ScreeningKind.Names => await Names(work, profile, cancellation).ConfigureAwait(false),
            _ => await Dump(work, cancellation).ConfigureAwait(false),
        };
    }

    private static ScreeningCard Refused(ScreeningCard card, ScreeningProblem problem, IReadOnlyList<string> notes) => card with { State = ScreeningState.Refused, Problem = problem, Notes = notes };

    private async Task<ScreeningCard> Mail(ScreeningWork work, string profile, CancellationToken cancellation)
    {
        var lines = new MailLines();
        var said = await Run(work, ["mail", "screen", work.File, "--election", profile, "--json"], lines.Take, cancellation).ConfigureAwait(false);
        return lines.Result() is { } mail
            ? work.Card with { State = ScreeningState.Done, Mail = mail, Notes = said.Notes }
            : Refused(work.Card, said.Broke ? ScreeningProblem.Broke : ScreeningProblem.NoMail, said.Notes);
    }

    private async Task<ScreeningCard> Names(ScreeningWork work, string profile, CancellationToken cancellation)
    {
        var lines = new NameLines();
        var said = await Run(work, ["domains", "screen", work.File, "--election", profile, "--json"], lines.Take, cancellation).ConfigureAwait(false);
        return lines.Result() is { } names
            ? work.Card with { State = ScreeningState.Done, Names = names, Notes = said.Notes }
            : Refused(work.Card, said.Broke ? ScreeningProblem.Broke : ScreeningProblem.NoNames, said.Notes);
    }

    private async Task<ScreeningCard> Dump(ScreeningWork work, CancellationToken cancellation)
    {
        var own = settings.Own.GetValueOrDefault(work.Card.Election) ?? new OwnMaterial();
        var lines = new DumpLines();
        var notes = new List<string>();
        bool broke = false;
        IEnumerable<string[]> commands =
        [
            .. own.Decoys is null ? Array.Empty<string[]>() : [["decoy", "check", work.File, .. own.DecoyOptions, "--json"]],
            .. own.LeakIndex is null ? Array.Empty<string[]>() : [["leak", "match", work.File, .. own.LeakOptions, "--json"]],
        ];
        foreach (string[] command in commands)
        {
            var said = await Run(work, command, lines.Take, cancellation).ConfigureAwait(false);
            notes.AddRange(said.Notes);
            broke |= said.Broke;

            // What is wrong with the house's own files is for the operator; its words would say where they lie.
            if (said.Own(own))
                return Refused(work.Card, ScreeningProblem.Own, []);
        }

        // What the one comparison found stays when the other broke, and it is said that it is not all.
        return lines.Result() is { } dump
            ? work.Card with { State = ScreeningState.Done, Problem = broke ? ScreeningProblem.Half : null, Dump = dump, Notes = [.. notes.Distinct(StringComparer.Ordinal)] }
            : Refused(work.Card, broke ? ScreeningProblem.Broke : ScreeningProblem.Unread, notes);
    }

    private async Task<Said> Run(ScreeningWork work, IReadOnlyList<string> command, Action<string, JsonElement> take, CancellationToken cancellation)
    {
        var lines = new ProcessLines(Path.GetDirectoryName(work.File)! + Path.DirectorySeparatorChar, take);
        try
        {
            int code = await process.Look(command, lines.Take, cancellation).ConfigureAwait(false);
            return new Said(lines.Notes, lines.Error, code is not (0 or 1 or Error));
        }
        catch (Exception error) when (error is Win32Exception or JobFailedException)
        {
            return new Said(lines.Notes, null, Broke: true);
        }
    }

    private sealed record Said(IReadOnlyList<string> Notes, string? Error, bool Broke)
    {
        public bool Own(OwnMaterial own) => Error is { } error && new[] { own.Decoys, own.DecoysPassphrase, own.LeakIndex, own.LeakKey, own.Originals }.Any(f => f is not null && error.Contains(f, StringComparison.Ordinal));
    }
}
