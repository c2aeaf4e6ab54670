using System.Net;
using System.Net.Http.Headers;
using Tocsin.Cli.Output;
using Tocsin.Evidence;
using Tocsin.Evidence.Stamps;

namespace Tocsin.Cli.Archives;

/// <summary>Asks a time-stamping authority over HTTP (RFC 3161, section 3.4). Only a hash leaves.</summary>
internal static class TimestampAuthority
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    /// <summary>The address, once it is known that it may be asked.</summary>
    /// <exception cref="UserError">It is no address, or one over which anybody on the way could answer.</exception>
    public static Uri Checked(string address)
    {
        if (!Uri.TryCreate(address, UriKind.Absolute, out var uri) || uri.Scheme is not ("https" or "http") || uri.UserInfo.Length > 0)
            throw new UserError($"--timestamp {SafeText.Shorten(address, 80)} is no address of an authority", "give an https:// address");
        return uri.Scheme == "https" || uri.IsLoopback
            ? uri
            : throw new UserError($"--timestamp {SafeText.Shorten(address, 80)} is not encrypted", "give an https:// address, or carry the request by hand: tocsin evidence timestamp FILE --request out.tsq");
    }

    /// <summary>Asks for a timestamp over a manifest.</summary>
    /// <exception cref="UserError">The authority cannot be reached.</exception>
    /// <exception cref="EvidenceException">It gave no timestamp.</exception>
    public static byte[] Ask(Uri authority, byte[] manifest, Terminal terminal, CancellationToken cancellation)
    {
        var request = TimestampReply.Request(manifest, nonce: true);
        terminal.Say($"asking {authority.Host} for a timestamp; it learns a hash and nothing else");
        byte[] reply = Post(authority, request.Encode(), cancellation);
        _ = TimestampReply.Read(reply, request);
        return reply;
    }

    private static byte[] Post(Uri authority, byte[] request, CancellationToken cancellation)
    {
        const string Remedy = "try again, ask another authority, or export without --timestamp and add one later: tocsin evidence timestamp FILE --request out.tsq";
        using var handler = new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, AutomaticDecompression = DecompressionMethods.None, ConnectTimeout = Patience };
        using var client = new HttpClient(handler) { Timeout = Patience, MaxResponseContentBufferSize = TimestampReply.Longest };
        using var message = new HttpRequestMessage(HttpMethod.Post, authority) { Content = new ByteArrayContent(request) };
        message.Content.Headers.ContentType = new MediaTypeHeaderValue("application/timestamp-query");
        try
        {
            using var response = client.Send(message, cancellation);
            if (response.StatusCode != HttpStatusCode.OK)
                throw new UserError($"{authority.Host} answered {(int)response.StatusCode} instead of a timestamp", Remedy);
            using var buffer = new MemoryStream();
            response.Content.CopyTo(buffer, null, cancellation);
            return buffer.ToArray();
        }
        catch (HttpRequestException e)
        {
            throw new UserError($"{authority.Host} gave no timestamp: {e.Message.TrimEnd('.')}", Remedy);
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            throw new UserError($"{authority.Host} did not answer within {Patience.TotalSeconds:0} seconds", Remedy);
        }
    }
}
