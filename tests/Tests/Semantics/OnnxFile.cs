using System.Text;

namespace Tocsin.Tests.Semantics;

/// <summary>Writes tiny networks in ONNX form (protocol buffer message ModelProto): an embedding for each token, and its mean if asked.</summary>
internal static class OnnxFile
{
    private const int Float = 1;
    private const int Int64 = 7;

    /// <summary>Looks up a vector for each token: output last_hidden_state, one vector a token.</summary>
    public static byte[] PerToken(float[][] embeddings, params string[] inputs) => Model(
        [Node("Gather", ["embeddings", "input_ids"], "last_hidden_state")],
        embeddings, inputs, Value("last_hidden_state", Float, "batch", "tokens", embeddings[0].Length));

    /// <summary>The mean over all tokens: output sentence_embedding, one vector a text.</summary>
    public static byte[] PerText(float[][] embeddings, params string[] inputs) => Model(
        [
            Node("Gather", ["embeddings", "input_ids"], "tokens"),
            Node("ReduceMean", ["tokens"], "sentence_embedding", Ints("axes", 1), Int("keepdims", 0)),
        ],
        embeddings, inputs, Value("sentence_embedding", Float, "batch", embeddings[0].Length));

    /// <summary>A network whose inputs are of the given type of element.</summary>
    public static byte[] WithInputType(float[][] embeddings, int type) => Model(
        [Node("Gather", ["embeddings", "input_ids"], "last_hidden_state")],
        embeddings, [], Value("last_hidden_state", Float, "batch", "tokens", embeddings[0].Length), type);

    private static byte[] Model(byte[][] nodes, float[][] embeddings, string[] inputs, byte[] output, int inputType = Int64)
    {
        string[] all = inputs.Length > 0 ? inputs : ["input_ids", "attention_mask"];
        byte[] graph = Join(
            [.. nodes.Select(n => Field(1, n)), Field(2, "graph"), Field(5, Tensor("embeddings", embeddings)),
            .. all.Select(i => Field(11, Value(i, inputType, "batch", "tokens"))), Field(12, output)]);
        return Join(Number(1, 8), Field(7, graph), Field(8, Number(2, 13)));
    }

    private static byte[] Node(string type, string[] inputs, string output, params byte[][] attributes) =>
        Join([.. inputs.Select(i => Field(1, i)), Field(2, output), Field(4, type), .. attributes.Select(a => Field(5, a))]);

    private static byte[] Ints(string name, long value) => Join(Field(1, name), Number(8, value), Number(20, 7));

    private static byte[] Int(string name, long value) => Join(Field(1, name), Number(3, value), Number(20, 2));

    private static byte[] Tensor(string name, float[][] rows)
    {
        byte[] raw = [.. rows.SelectMany(r => r).SelectMany(BitConverter.GetBytes)];
        return Join(Number(1, rows.Length), Number(1, rows[0].Length), Number(2, Float), Field(8, name), Field(9, raw));
    }

    private static byte[] Value(string name, int type, params object[] dimensions)
    {
        byte[] shape = Join([.. dimensions.Select(d => Field(1, d is int size ? Number(1, size) : Field(2, (string)d)))]);
        return Join(Field(1, name), Field(2, Field(1, Join(Number(1, type), Field(2, shape)))));
    }

    private static byte[] Field(int field, string text) => Field(field, Encoding.UTF8.GetBytes(text));

    private static byte[] Field(int field, byte[] value) => Join(Varint((field << 3) | 2), Varint(value.Length), value);

    private static byte[] Number(int field, long value) => Join(Varint(field << 3), Varint(value));

    private static byte[] Varint(long value)
    {
        var bytes = new List<byte>();
        for (; value >= 0x80; value >>= 7)
            bytes.Add((byte)(value | 0x80));
        bytes.Add((byte)value);
        return [.. bytes];
    }

    private static byte[] Join(params byte[][] parts) => [.. parts.SelectMany(p => p)];
}
