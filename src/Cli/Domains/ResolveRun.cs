using Tocsin.Cli.Output;
using Tocsin.Engine.Lookalikes;
using Tocsin.Resolving;

namespace Tocsin.Cli.Domains;

/// <summary>Asks DNS which permutations exist and tells them in their order; interrupted, it tells what is known so far.</summary>
internal sealed class ResolveRun(IReadOnlyList<(LookalikeKind Kind, string Host)> names, ResolveOptions options, bool json, Terminal terminal)
{
    private const int DeafAfter = 20;
    private readonly ResolvedName?[] _results = new ResolvedName?[names.Count];
    private readonly Lock _gate = new();
    private int _told;
    private int _known;
    private int _unknown;

    /// <summary>Runs it.</summary>
    /// <returns>The exit code.</returns>
    public async Task<int> RunAsync(CancellationToken cancellation)
    {
        var resolver = new NameResolver(options);
        string whom = options.Server is { } server ? server.ToString() : "the system's DNS server";
        terminal.Say($"asking {whom} about {Words.Count(names.Count, "name")}, at most {options.QueriesPerSecond} questions a second: whoever runs it sees them");
        bool interrupted = false;
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        using (var meter = new ProgressMeter(terminal))
        {
            try
            {
                var parallel = new ParallelOptions { MaxDegreeOfParallelism = options.Concurrency, CancellationToken = stop.Token };
                await Parallel.ForEachAsync(Enumerable.Range(0, names.Count), parallel, async (i, token) =>
                {
                    Keep(i, await resolver.ResolveAsync(names[i].Host, token).ConfigureAwait(false), meter);
                    if (_known == 0 && _unknown >= DeafAfter)
                        await stop.CancelAsync().ConfigureAwait(false);
                }).ConfigureAwait(false);
            }
            catch (OperationCanceledException)
            {
                interrupted = true;
            }
        }

        foreach (int i in Enumerable.Range(_told, names.Count - _told))
            Tell(i);
        Sum(resolver.Queries);
        if (interrupted && cancellation.IsCancellationRequested)
        {
            terminal.Say($"interrupted: {Words.Count(_known + _unknown)} of {Words.Count(names.Count, "name")} were asked about");
            return ExitCode.Interrupted;
        }

        return _known > 0 || names.Count == 0 ? ExitCode.Clean : Failures.Say(terminal, json, $"{whom} answers nothing ({Reasons()})", "check the network, or name another one with --dns-server ADDRESS");
    }

    private void Keep(int index, ResolvedName result, ProgressMeter meter)
    {
        lock (_gate)
        {
            _results[index] = result;
            _known += result.State == NameState.NotKnown ? 0 : 1;
            _unknown += result.State == NameState.NotKnown ? 1 : 0;
            meter.Report("asking DNS", _known + _unknown);
            while (_told < _results.Length && _results[_told] is not null)
                Tell(_told++);
        }
    }

    private void Tell(int index)
    {
        if (_results[index] is not { } result)
            return;
        if (json)
            terminal.Json.Write(line => ResolvedJson.Write(line, names[index].Kind, result));
        else if (result.State is NameState.Exists or NameState.NotKnown)
            terminal.Out.WriteLine($"{AlarmText.Code(names[index].Kind),-14} {result.Name}  {SafeText.Shorten(Learned(result), 200)}");
    }

    private static string Learned(ResolvedName result)
    {
        if (result.State == NameState.NotKnown)
            return $"not known: {result.Failure}";
        var parts = new List<string>();
        if (result.Addresses.Count > 0)
            parts.Add(string.Join(", ", result.Addresses) + (result.Wildcard ? " (as any made-up name there: a wildcard)" : ""));
        if (result.MailServers.Count > 0)
            parts.Add($"mail by {string.Join(", ", result.MailServers)}");
        if (result.NameServers.Count > 0)
            parts.Add($"names by {string.Join(", ", result.NameServers)}");
        if (result.Failure.Length > 0)
            parts.Add($"the rest not known: {result.Failure}");
        return parts.Count > 0 ? string.Join("; ", parts) : "an alias that leads nowhere";
    }

    private void Sum(long queries)
    {
        int Of(NameState state) => _results.Count(r => r?.State == state);
        int wildcards = _results.Count(r => r is { Wildcard: true });
        if (json)
        {
            terminal.Json.Write(line =>
            {
                line.WriteString("type", "resolving");
                line.WriteNumber("names", names.Count);
                line.WriteNumber("asked", _known + _unknown);
                line.WriteNumber("exist", Of(NameState.Exists));
                line.WriteNumber("wildcards", wildcards);
                line.WriteNumber("no_records", Of(NameState.NoRecords));
                line.WriteNumber("no_such_name", Of(NameState.NoSuchName));
                line.WriteNumber("not_known", Of(NameState.NotKnown));
                line.WriteNumber("queries", queries);
            });
            return;
        }

        string made = wildcards > 0 ? $" ({Words.Count(wildcards)} by a wildcard)" : "";
        string unknown = Of(NameState.NotKnown) is > 0 and var count ? $", {Words.Count(count)} not known ({Reasons()})" : "";
        terminal.Out.WriteLine($"{Words.Count(_known + _unknown, "name")} asked about: {Words.Count(Of(NameState.Exists))} exist{made}, {Words.Count(Of(NameState.NoSuchName))} do not, {Words.Count(Of(NameState.NoRecords))} have no records{unknown}.");
    }

    private string Reasons() => string.Join(", ", _results.Where(r => r?.State == NameState.NotKnown).GroupBy(r => r!.Failure, StringComparer.Ordinal)
        .OrderBy(g => g.Key, StringComparer.Ordinal).Select(g => $"{g.Key} {Words.Count(g.Count())}"));
}
