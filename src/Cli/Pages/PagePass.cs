using Tocsin.Engine.Model.Elections;
using Tocsin.Pages;
using Tocsin.Pages.Storing;

namespace Tocsin.Cli.Pages;

/// <summary>One pass over saved pages.</summary>
/// <param name="Checks">Pages with an approved snapshot, the gravest first.</param>
/// <param name="Unknown">Pages that nobody ever approved.</param>
internal sealed record PagePass(IReadOnlyList<(PageInput Input, PageCheck Check)> Checks, IReadOnlyList<string> Unknown)
{
    /// <summary>Checks them.</summary>
    /// <exception cref="UserError">A file, the store or the key cannot be used.</exception>
    public static PagePass Run(IReadOnlyList<string> inputs, string storePath, string keyPath, Election? election, DateTimeOffset at, IReadOnlyList<PageInput>? fetched = null)
    {
        using var key = BaselineRun.Guarded(() => PageKey.Read(keyPath));
        var store = new PageStore(storePath);
        bool polling = Polling(election, at);
        var checks = new List<(PageInput, PageCheck)>();
        var unknown = new List<string>();
        foreach (var input in PageInput.List(inputs, fetched))
        {
            if (BaselineRun.Guarded(() => store.Newest(input.Name, key)) is not { } snapshot)
                unknown.Add(input.Name);
            else
                checks.Add((input, BaselineRun.Guarded(() => PageCheck.Of(snapshot, input.Read(), polling, input.Origin))));
        }

        return new PagePass([.. checks.OrderByDescending(c => c.Item2.Level)], unknown);
    }

    /// <summary>True before the last polls of a round close, counted from the end of the round before.</summary>
    public static bool Polling(Election? election, DateTimeOffset at)
    {
        var next = (election?.Periods ?? []).Where(p => p.Kind == PeriodKind.Round && p.End > at).OrderBy(p => p.End).FirstOrDefault();
        var last = (election?.Periods ?? []).Where(p => p.Kind == PeriodKind.Round && p.End <= at).OrderBy(p => p.End).LastOrDefault();

        // After a round its result stands; in the last day before the next, no figure of that one may.
        return next is not null && (last is null || next.Start - at < TimeSpan.FromDays(1));
    }
}
