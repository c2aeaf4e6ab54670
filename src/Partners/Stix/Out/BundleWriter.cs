using System.Buffers;
using System.Security.Cryptography;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Tocsin.Exchange.Stix;
using Tocsin.Partners.Stix.Check;

namespace Tocsin.Partners.Stix.Out;

/// <summary>Writes a bundle object by object, a line each; each is checked before it is written, and only its id is kept.</summary>
/// <remarks>
/// A reference may point forwards: what does not resolve is a BUG when the bundle ends. The id of the bundle comes from its objects and therefore stands
/// behind them. Until <see cref="Finish"/> returns, what was written is no bundle, and nobody may be given it.
/// </remarks>
internal sealed class BundleWriter : IDisposable
{
    private static readonly JsonWriterOptions Written = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };
    private readonly Stream _output;
    private readonly ArrayBufferWriter<byte> _buffer = new(4096);
    private readonly Utf8JsonWriter _json;
    private readonly IncrementalHash _says = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private readonly StixIdSet _ids = new();
    private readonly StixIdSet _awaited = new();
    private bool _any;

    public BundleWriter(Stream output)
    {
        _output = output;
        _json = new Utf8JsonWriter(_buffer, Written);
        output.Write("{\"type\":\"bundle\",\"objects\":[\n"u8);
    }

    /// <summary>Ids of what was written, in order.</summary>
    public StixIdSet Ids => _ids;

    /// <summary>Writes one, unless one with its id was written.</summary>
    /// <returns>False when it was.</returns>
    public bool Add(JsonObject o)
    {
        if (!_ids.Add(StixObjects.Id(o)))
            return false;
        Begin();
        o.WriteTo(_json);
        _json.Flush();
        using var document = JsonDocument.Parse(_buffer.WrittenMemory);
        Require(document.RootElement);
        Put();
        return true;
    }

    /// <summary>Writes an object with more references than belong into memory: they are written one by one.</summary>
    /// <param name="o">It, without them.</param>
    /// <param name="property">The list in which they stand.</param>
    /// <param name="ids">They; at least one, each once.</param>
    public void Add(JsonObject o, string property, IEnumerable<string> ids)
    {
        string own = StixObjects.Id(o), type = (string)o["type"]!;
        using (var document = JsonSerializer.SerializeToDocument(With(o, property, ids.First())))
            Require(document.RootElement);
        Begin();
        _json.WriteStartObject();
        foreach (var (name, value) in o)
        {
            _json.WritePropertyName(name);
            value!.WriteTo(_json);
        }

        _json.WriteStartArray(property);
        foreach (string id in ids)
        {
            Refer(own, type, property, id);
            _json.WriteStringValue(id);
            if (_json.BytesPending > 1 << 16)
            {
                _json.Flush();
                Put();
                _buffer.ResetWrittenCount();
            }
        }

        _json.WriteEndArray();
        _json.WriteEndObject();
        _json.Flush();
        Put();
        _ids.Add(own);
    }

    /// <summary>Ends the bundle.</summary>
    /// <param name="about">Id of the object that it is about.</param>
    public void Finish(string about)
    {
        if (_awaited.Left.FirstOrDefault() is { } missing)
            throw new InvalidOperationException($"BUG: a bundle that is not STIX 2.1: {missing} is named in it, and is not in it");
        string id = StixIds.Object("bundle", new JsonObject { ["report"] = about, ["says"] = Convert.ToHexStringLower(_says.GetHashAndReset()) });
        _output.Write(System.Text.Encoding.ASCII.GetBytes($"\n],\"id\":\"{id}\"}}\n"));
        _output.Flush();
    }

    /// <inheritdoc />
    public void Dispose()
    {
        _json.Dispose();
        _says.Dispose();
    }

    private void Begin()
    {
        if (_any)
            _output.Write(",\n"u8);
        _any = true;
        _buffer.ResetWrittenCount();
        _json.Reset();
    }

    private void Put()
    {
        _says.AppendData(_buffer.WrittenSpan);
        _output.Write(_buffer.WrittenSpan);
    }

    // What a schema can say of the object, and of each reference whether it may point there; whether it resolves is known at the end.
    private void Require(JsonElement o)
    {
        string own = StixValueCheck.Text(o, "id");
        if (StixObjectCheck.Problems(o) is { Count: > 0 } wrong)
            throw new InvalidOperationException($"BUG: a bundle that is not STIX 2.1: {own}: {wrong[0].What}{(wrong.Count > 1 ? $" and {wrong.Count - 1} more" : "")}");
        foreach (var (property, id) in StixReferences.Of(o))
            Refer(own, StixValueCheck.Text(o, "type"), property, id);
        _awaited.Remove(own);
    }

    private void Refer(string own, string type, string property, string id)
    {
        if (StixReferences.Problem(type, property, id) is { } why)
            throw new InvalidOperationException($"BUG: a bundle that is not STIX 2.1: {own}: {why}");
        if (!_ids.Contains(id))
            _awaited.Add(id);
    }

    private static JsonObject With(JsonObject o, string property, string id)
    {
        var whole = o.DeepClone().AsObject();
        whole[property] = StixObjects.Array([id]);
        return whole;
    }
}
