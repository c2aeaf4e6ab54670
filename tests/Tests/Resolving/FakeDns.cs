using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Tocsin.Tests.Resolving;

/// <summary>A DNS server on this machine (RFC 1035, UDP) that answers what the test says.</summary>
internal sealed class FakeDns : IDisposable
{
    internal const ushort A = 1, Ns = 2, Cname = 5, Mx = 15, Aaaa = 28;
    private readonly UdpClient _socket = new(new IPEndPoint(IPAddress.Loopback, 0));
    private readonly Func<string, ushort, Answer?> _answer;

    /// <param name="answer">Name and type give the answer; null says nothing.</param>
    internal FakeDns(Func<string, ushort, Answer?> answer)
    {
        _answer = answer;
        _ = ServeAsync();
    }

    internal sealed record Answer(int Code, params (ushort Type, byte[] Data)[] Records)
    {
        internal byte[]? Raw { get; init; }
    }

    /// <summary>Names and types that were asked for, in order, with when.</summary>
    internal List<(string Name, ushort Type, long At)> Asked { get; } = [];

    internal string Address => _socket.Client.LocalEndPoint!.ToString()!;

    internal IPEndPoint EndPoint => (IPEndPoint)_socket.Client.LocalEndPoint!;

    internal static byte[] Name(string name) => [.. name.Split('.').SelectMany(l => new[] { (byte)l.Length }.Concat(Encoding.ASCII.GetBytes(l))), 0];

    internal static Answer NoSuchName { get; } = new(3);

    public void Dispose() => _socket.Dispose();

    private async Task ServeAsync()
    {
        try
        {
            while (true)
            {
                var packet = await _socket.ReceiveAsync();
                byte[] question = packet.Buffer;
                int at = 12;
                var labels = new List<string>();
                for (; question[at] != 0; at += question[at] + 1)
                    labels.Add(Encoding.ASCII.GetString(question, at + 1, question[at]));
                string name = string.Join('.', labels);
                ushort type = BinaryPrimitives.ReadUInt16BigEndian(question.AsSpan(at + 1));
                lock (Asked)
                    Asked.Add((name, type, TimeProvider.System.GetTimestamp()));
                if (_answer(name, type) is { } answer)
                    await _socket.SendAsync(answer.Raw ?? Packet(question, at + 5, answer), packet.RemoteEndPoint);
            }
        }
        catch (Exception e) when (e is ObjectDisposedException or SocketException)
        {
            // The test is over.
        }
    }

    private static byte[] Packet(byte[] question, int end, Answer answer)
    {
        var packet = new MemoryStream();
        packet.Write([question[0], question[1], 0x81, (byte)(0x80 | answer.Code), 0, 1, 0, (byte)answer.Records.Length, 0, 0, 0, 0]);
        packet.Write(question, 12, end - 12);
        foreach (var (type, data) in answer.Records)
        {
            packet.Write([0xC0, 12, 0, (byte)type, 0, 1, 0, 0, 0, 60, (byte)(data.Length >> 8), (byte)data.Length]);
            packet.Write(data);
        }

        return packet.ToArray();
    }
}
