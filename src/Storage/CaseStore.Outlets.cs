using System.Globalization;
using Tocsin.Engine.Model.Outlets;
using Tocsin.Storage.Outlets;
using Tocsin.Storage.Sql;
using Tocsin.Storage.Tables;

namespace Tocsin.Storage;

/// <content>The register of outlets: what is said about them by whom, and what was decided. Append-only; it belongs to the store, not to one election.</content>
public sealed partial class CaseStore
{
    /// <summary>The register.</summary>
    /// <param name="asOf">As it was known at the end of this day (UTC); null for now.</param>
    public OutletRegister Outlets(DateOnly? asOf = null) => Read(work => Register(work, asOf));

    /// <summary>Takes in a list.</summary>
    /// <param name="list">Name of the list: by it the next version is known as the same.</param>
    /// <param name="listed">Its entries.</param>
    /// <param name="complete">The entries are all of the list: what is not among them is marked as no longer listed.</param>
    /// <param name="origin">Where it came from, for the audit log.</param>
    /// <param name="actor">Who imports it.</param>
    /// <remarks>The same again changes nothing and leaves no line. What a person took back is not brought back. O(facts of the register).</remarks>
    public OutletImport Import(string list, IReadOnlyList<ListedOutlet> listed, bool complete, string origin, string actor) => Write(work =>
    {
        ArgumentNullException.ThrowIfNull(listed);
        var book = new OutletBook(work, _clock.GetUtcNow(), Acting(work, actor, "outlets-import"));
        var known = book.Facts.Where(f => book.EndOf(f.Fact.Seq) != OutletFactKinds.Delisted).ToLookup(f => f.Entry).ToDictionary(g => g.Key, g => g.Select(f => f.Fact.Said).ToHashSet());
        var given = new Dictionary<long, HashSet<OutletStatement>>();
        int old = 0;
        foreach (var one in listed)
        {
            long entry = book.Entry(list, one.Key);
            var said = given.TryGetValue(entry, out var before) ? before : given[entry] = [];
            foreach (var statement in one.Statements.Select(Cleaned).Where(said.Add))
            {
                if (known.GetValueOrDefault(entry)?.Contains(statement) == true)
                    old++;
                else
                    book.Add(entry, list, statement, null, "");
            }
        }

        int ended = complete ? End(book, list, given) : 0;
        if (book.Added.Count == 0)
            return new OutletImport(list, given.Count, 0, 0, old, 0, [], [], []);
        var grouping = book.Regroup();
        string[] joined = [.. Enumerable.Range(0, grouping.Group.Count).Where(e => book.IsNew(e) && grouping.Because[e].Length > 0)
            .Select(e => $"{book.At(e).Key} is outlet {Number(book, e)}: {grouping.Because[e]}")];
        string[] ambiguous = [.. grouping.Ambiguous.Where(book.IsNew).Select(e => $"{book.At(e).Key} stays outlet {Number(book, e)}: several outlets bear its name")];
        book.Save("outlets-import", list, $"{list} from {origin}: {given.Count} entries, {book.Added.Count - ended} statements added, {ended} no longer listed{(complete ? ", the whole list" : "")}");
        return new OutletImport(list, given.Count, book.NewOutlets, book.Added.Count - ended, old, ended, joined, ambiguous, grouping.Namesakes);
    });

    /// <summary>Adds an outlet by hand.</summary>
    /// <returns>Its number.</returns>
    /// <exception cref="StoreException">One of its domains or accounts belongs to another outlet.</exception>
    public long AddOutlet(IReadOnlyList<OutletStatement> statements, string actor, string reason) => Write(work =>
    {
        ArgumentNullException.ThrowIfNull(statements);
        string why = Reasoned(reason);
        Unclaimed(Register(work, null), null, statements);
        var book = new OutletBook(work, _clock.GetUtcNow(), Acting(work, actor, "outlet-add"));
        long entry = book.Entry(OutletFact.ByHand, Guid.CreateVersion7(_clock.GetUtcNow()).ToString("D"));
        foreach (var statement in statements.Select(Cleaned).Distinct())
            book.Add(entry, OutletFact.ByHand, statement, null, why);
        book.Regroup();
        string id = book.OutletOf(entry);
        book.Save("outlet-add", id, $"outlet {book.NumberOf(id)}, {statements[0].Value}: {why}");
        return book.NumberOf(id);
    });

    /// <summary>Records a statement or decision about an outlet.</summary>
    /// <param name="typed">Which outlet.</param>
    /// <param name="statement">What is said, by whom.</param>
    /// <param name="replaces">Number of the earlier fact in whose place it stands; null for none.</param>
    /// <param name="join">A domain or account of another outlet may be named: the two become one.</param>
    /// <param name="actor">Who records it.</param>
    /// <param name="reason">Why.</param>
    /// <returns>The number of the fact.</returns>
    public long Record(string typed, OutletStatement statement, long? replaces, bool join, string actor, string reason) => Write(work =>
    {
        ArgumentNullException.ThrowIfNull(statement);
        string why = Reasoned(reason);
        var register = Register(work, null);
        var outlet = register.Require(typed);
        if (replaces is { } earlier)
            _ = Standing(outlet, earlier);
        if (!join)
            Unclaimed(register, outlet, [statement]);
        var book = new OutletBook(work, _clock.GetUtcNow(), Acting(work, actor, statement.Kind is OutletFactKinds.Accreditation or OutletFactKinds.Sanction ? "outlet-decision" : "outlet-fact"));
        long entry = replaces is { } seq ? book.Facts.First(f => f.Fact.Seq == seq).Entry : book.FirstEntry(outlet.Id);
        long number = book.Add(entry, OutletFact.ByHand, Cleaned(statement), replaces, why);
        book.Regroup();
        book.Save(statement.Kind is OutletFactKinds.Accreditation or OutletFactKinds.Sanction ? "outlet-decision" : "outlet-fact", outlet.Id, $"{statement.Kind} {statement.Value}{(replaces is { } r ? $", in place of {r}" : "")}: {why}");
        return number;
    });

    /// <summary>Takes a fact back: it never held. It stays readable with who took it back and why.</summary>
    public void Withdraw(long seq, string actor, string reason) => Write(work =>
    {
        string why = Reasoned(reason);
        var outlet = Register(work, null).Outlets.FirstOrDefault(o => o.Facts.Any(f => f.Seq == seq)) ?? throw new StoreException($"the register has no fact {seq}", "'outlets show' numbers them");
        var fact = Standing(outlet, seq);
        var book = new OutletBook(work, _clock.GetUtcNow(), Acting(work, actor, "outlet-withdraw"));
        book.Add(book.Facts.First(f => f.Fact.Seq == seq).Entry, OutletFact.ByHand, new OutletStatement(OutletFactKinds.Withdrawn, fact.Said.Value, actor.Trim()), seq, why);
        book.Regroup();
        book.Save("outlet-withdraw", outlet.Id, $"fact {seq}, {fact.Said.Kind} {fact.Said.Value}: {why}");
        return 0;
    });

    private OutletRegister Register(Work work, DateOnly? asOf)
    {
        // To the last millisecond of the day: what was recorded on it counts.
        var moment = asOf is { } day ? new DateTimeOffset(day.AddDays(1).ToDateTime(TimeOnly.MinValue), TimeSpan.Zero).AddMilliseconds(-1) : DateTimeOffset.MaxValue;
        return OutletRegister.Of(OutletRows.All(work), OutletRows.Joins(work, moment), OutletRows.Facts(work, moment), asOf ?? DateOnly.FromDateTime(_clock.GetUtcNow().UtcDateTime));
    }

    private int End(OutletBook book, string list, Dictionary<long, HashSet<OutletStatement>> given)
    {
        var today = DateOnly.FromDateTime(_clock.GetUtcNow().UtcDateTime);
        var gone = book.Facts.Where(f => f.Fact.List == list && f.Fact.Refers is null && book.EndOf(f.Fact.Seq) is null && given.GetValueOrDefault(f.Entry)?.Contains(f.Fact.Said) != true).ToList();
        foreach (var fact in gone)
            book.Add(fact.Entry, list, new OutletStatement(OutletFactKinds.Delisted, fact.Fact.Said.Value, list, Since: today), fact.Fact.Seq, "");
        return gone.Count;
    }

    private static void Unclaimed(OutletRegister register, RegisteredOutlet? own, IEnumerable<OutletStatement> statements)
    {
        foreach (var said in statements.Where(s => s.Kind is OutletFactKinds.Domain or OutletFactKinds.Mirror or OutletFactKinds.Account))
        {
            if (register.Outlets.FirstOrDefault(o => o != own && o.Domains.Concat(o.Accounts).Contains(said.Value, StringComparer.OrdinalIgnoreCase)) is { } other)
                throw new StoreException($"{said.Value} belongs to outlet {other.Number} ({other.Name})", "record it there; if both are one outlet, say so: outlets record … --join");
        }
    }

    private static OutletFact Standing(RegisteredOutlet outlet, long seq)
    {
        var fact = outlet.Facts.FirstOrDefault(f => f.Seq == seq) ?? throw new StoreException($"outlet {outlet.Number} has no fact {seq}", "'outlets show' numbers them");
        if (!OutletFactKinds.Statements.Contains(fact.Said.Kind))
            throw new StoreException($"fact {seq} is no statement but the end of one", "record the statement again: outlets record");
        return outlet.EndOf(fact) is { } end ? throw new StoreException($"fact {seq} ended already, by {end.Seq}", "nothing was changed") : fact;
    }

    private static OutletStatement Cleaned(OutletStatement said) => said with
    {
        Value = StoredText.Clean(said.Value),
        By = StoredText.Clean(said.By),
        Ground = StoredText.Clean(said.Ground),
        Source = StoredText.Clean(said.Source),
    };

    private static string Reasoned(string reason) => string.IsNullOrWhiteSpace(reason) ? throw new StoreException("no reason was given", "say why: --reason TEXT") : reason.Trim();

    private static string Number(OutletBook book, int place) => book.NumberOf(book.OutletAt(place)).ToString(CultureInfo.InvariantCulture);
}
