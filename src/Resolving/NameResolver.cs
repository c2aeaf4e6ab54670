using System.Collections.Concurrent;
using System.Net.Sockets;
using System.Security.Cryptography;
using DnsClient;
using DnsClient.Protocol;

namespace Tocsin.Resolving;

/// <summary>Asks a DNS server which names exist: A first, and AAAA, MX and NS of those that do. Safe for several names at once.</summary>
/// <remarks>One server is asked, recursively, by UDP and by TCP where an answer is cut (RFC 1035). Nothing is cached, nothing else is connected to.</remarks>
public sealed class NameResolver(ResolveOptions options)
{
    private const int MostRecords = 20;
    private readonly LookupClient _client = new(Settings(options));
    private readonly QueryPace _pace = new(options);
    private readonly ConcurrentDictionary<string, Lazy<Task<string[]>>> _wildcards = new(StringComparer.Ordinal);
    private long _queries;

    /// <summary>Questions that were sent.</summary>
    public long Queries => Interlocked.Read(ref _queries);

    /// <summary>Asks about a name.</summary>
    /// <param name="name">The name, in ASCII.</param>
    /// <param name="cancellation">Stops it.</param>
    public async Task<ResolvedName> ResolveAsync(string name, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(name);
        var first = await AskAsync(name, QueryType.A, cancellation).ConfigureAwait(false);

        // An alias that leads nowhere is answered with "no such name", and is there all the same (RFC 6604).
        if (first.NoSuchName && first.Records.Count == 0)
            return new ResolvedName(name, NameState.NoSuchName);
        if (first.Failure.Length > 0)
            return new ResolvedName(name, NameState.NotKnown) { Failure = first.Failure };
        var six = await AskAsync(name, QueryType.AAAA, cancellation).ConfigureAwait(false);
        var mail = await AskAsync(name, QueryType.MX, cancellation).ConfigureAwait(false);
        var servers = await AskAsync(name, QueryType.NS, cancellation).ConfigureAwait(false);
        string[] addresses = Addresses(first, six);
        string failure = string.Join(", ", new[] { six.Failure, mail.Failure, servers.Failure }.Where(f => f.Length > 0).Distinct());
        bool any = first.Records.Count + six.Records.Count + mail.Records.Count + servers.Records.Count > 0;
        bool wildcard = addresses.Length > 0 && Same(addresses, await WildcardAsync(name, cancellation).ConfigureAwait(false));
        return new ResolvedName(name, any ? NameState.Exists : failure.Length > 0 ? NameState.NotKnown : NameState.NoRecords)
        {
            Addresses = addresses,
            MailServers = Sorted(mail.Records.OfType<MxRecord>().Select(r => Bare(r.Exchange))),
            NameServers = Sorted(servers.Records.OfType<NsRecord>().Select(r => Bare(r.NSDName))),
            Failure = failure,
            Wildcard = wildcard,
        };
    }

    private static LookupClientOptions Settings(ResolveOptions options)
    {
        var settings = options.Server is { } server ? new LookupClientOptions(server) : new LookupClientOptions();
        settings.UseCache = false;
        settings.Retries = 0;
        settings.Timeout = options.Patience;
        settings.ThrowDnsErrors = false;
        settings.ContinueOnDnsError = false;
        settings.ContinueOnEmptyResponse = false;
        return settings;
    }

    // Addresses of a label that nobody has registered, once for each suffix.
    private Task<string[]> WildcardAsync(string name, CancellationToken cancellation)
    {
        int dot = name.IndexOf('.', StringComparison.Ordinal);
        if (dot < 0)
            return Task.FromResult<string[]>([]);
        string suffix = name[dot..];
        return _wildcards.GetOrAdd(suffix, s => new Lazy<Task<string[]>>(() => MadeUpAsync(s, cancellation))).Value;
    }

    private async Task<string[]> MadeUpAsync(string suffix, CancellationToken cancellation)
    {
        string made = RandomNumberGenerator.GetHexString(20, lowercase: true) + suffix;
        var four = await AskAsync(made, QueryType.A, cancellation).ConfigureAwait(false);
        return four.NoSuchName ? [] : Addresses(four, await AskAsync(made, QueryType.AAAA, cancellation).ConfigureAwait(false));
    }

    private async Task<DnsAnswer> AskAsync(string name, QueryType type, CancellationToken cancellation)
    {
        var answer = DnsAnswer.None("");
        for (int attempt = 0; attempt <= options.Retries; attempt++)
        {
            await _pace.TurnAsync(cancellation).ConfigureAwait(false);
            Interlocked.Increment(ref _queries);
            answer = await OnceAsync(name, type, cancellation).ConfigureAwait(false);
            if (answer.Failure.Length == 0 || answer.Failure == "REFUSED")
                break;
        }

        return answer;
    }

    private async Task<DnsAnswer> OnceAsync(string name, QueryType type, CancellationToken cancellation)
    {
        try
        {
            var response = await _client.QueryAsync(name + ".", type, QueryClass.IN, cancellation).ConfigureAwait(false);
            var records = response.Answers.Take(MostRecords).ToList();
            return response.Header.ResponseCode switch
            {
                DnsHeaderResponseCode.NoError => new DnsAnswer(false, records, ""),
                DnsHeaderResponseCode.NotExistentDomain => new DnsAnswer(true, records, ""),
                DnsHeaderResponseCode.ServerFailure => DnsAnswer.None("SERVFAIL"),
                DnsHeaderResponseCode.Refused => DnsAnswer.None("REFUSED"),
                _ => DnsAnswer.None("nonsense"),
            };
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return DnsAnswer.None("timeout");
        }
        catch (DnsResponseException e)
        {
            cancellation.ThrowIfCancellationRequested();
            return DnsAnswer.None(e.Code == DnsResponseCode.ConnectionTimeout || e.InnerException is OperationCanceledException or SocketException ? "timeout" : "nonsense");
        }
        catch (Exception e) when (e is DnsResponseParseException or SocketException or IOException or ArgumentException or IndexOutOfRangeException or InvalidOperationException)
        {
            cancellation.ThrowIfCancellationRequested();
            return DnsAnswer.None(e is SocketException ? "timeout" : "nonsense");
        }
    }

    private static string[] Addresses(DnsAnswer four, DnsAnswer six) => Sorted(four.Records.Concat(six.Records).OfType<AddressRecord>().Select(r => r.Address.ToString()));

    private static string[] Sorted(IEnumerable<string> values) => [.. values.Where(v => v.Length > 0).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];

    private static bool Same(string[] a, string[] b) => a.SequenceEqual(b, StringComparer.Ordinal);

    private static string Bare(DnsString name) => name.Value.TrimEnd('.').ToLowerInvariant();
}
