using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Security.Claims;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.RateLimiting;
using Tocsin.Server.Web;

namespace Tocsin.Server.Access;

/// <summary>How much one person, key or address may ask, so that none keeps the others waiting.</summary>
internal static class RequestLimits
{
    private static readonly string[] Doors = ["/signin", "/start", "/invite", "/access"];

    public static void Set(RateLimiterOptions options, AccessLimits limits)
    {
        options.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
        options.GlobalLimiter = PartitionedRateLimiter.CreateChained(
            PartitionedRateLimiter.Create<HttpContext, string>(context => Attempt(context, limits)),
            PartitionedRateLimiter.Create<HttpContext, string>(context => Request(context, limits)));
        options.OnRejected = static async (context, cancellation) =>
        {
            int seconds = context.Lease.TryGetMetadata(MetadataName.RetryAfter, out var wait) ? Math.Max(1, (int)Math.Ceiling(wait.TotalSeconds)) : 10;
            context.HttpContext.Response.Headers.RetryAfter = seconds.ToString(CultureInfo.InvariantCulture);
            await Problems.Of(StatusCodes.Status429TooManyRequests, "too much was asked at once", $"wait {seconds.ToString(CultureInfo.InvariantCulture)} seconds and try again").ExecuteAsync(context.HttpContext).ConfigureAwait(false);
        };
    }

    // Whoever tries doors is counted by address, signed in or not.
    private static RateLimitPartition<string> Attempt(HttpContext context, AccessLimits limits) =>
        HttpMethods.IsPost(context.Request.Method) && Doors.Any(d => context.Request.Path.StartsWithSegments(d, StringComparison.OrdinalIgnoreCase))
            ? RateLimitPartition.GetSlidingWindowLimiter(AddressOf(context), _ => new SlidingWindowRateLimiterOptions { PermitLimit = limits.SignIns, Window = TimeSpan.FromMinutes(1), SegmentsPerWindow = 6 })
            : RateLimitPartition.GetNoLimiter("");

    private static RateLimitPartition<string> Request(HttpContext context, AccessLimits limits)
    {
        if (context.GetEndpoint()?.Metadata.GetMetadata<IAllowAnonymous>() is not null && HttpMethods.IsGet(context.Request.Method) && (context.Request.Path.StartsWithSegments("/_content") || context.Request.Path.StartsWithSegments("/_framework")))
            return RateLimitPartition.GetNoLimiter("");
        string? who = context.User.FindFirstValue(AccessNames.KeyClaim) ?? context.User.FindFirstValue(ClaimTypes.NameIdentifier);
        if (who is null)
            return Bucket("address " + AddressOf(context), limits.Strangers);
        return HandsIn(context)
            ? RateLimitPartition.GetConcurrencyLimiter("ingest " + who, _ => new ConcurrencyLimiterOptions { PermitLimit = limits.Ingests, QueueLimit = limits.Ingests, QueueProcessingOrder = QueueProcessingOrder.OldestFirst })
            : Bucket("who " + who, limits.Requests);
    }

    private static RateLimitPartition<string> Bucket(string key, int minute) => RateLimitPartition.GetTokenBucketLimiter(key, _ => new TokenBucketRateLimiterOptions
    {
        TokenLimit = minute,
        TokensPerPeriod = Math.Max(1, minute / 60),
        ReplenishmentPeriod = TimeSpan.FromSeconds(1),
        AutoReplenishment = true,
    });

    private static bool HandsIn(HttpContext context) =>
        context.GetEndpoint()?.Metadata.GetOrderedMetadata<IAuthorizeData>().Any(a => a.Policy == Scopes.Ingest) == true;

    // One household has a whole /64 of IPv6 addresses.
    private static string AddressOf(HttpContext context)
    {
        if (context.Connection.RemoteIpAddress is not { } address)
            return "";
        if (address.IsIPv4MappedToIPv6)
            address = address.MapToIPv4();
        if (address.AddressFamily != AddressFamily.InterNetworkV6)
            return address.ToString();
        byte[] bytes = address.GetAddressBytes();
        bytes.AsSpan(8).Clear();
        return new IPAddress(bytes).ToString();
    }
}
