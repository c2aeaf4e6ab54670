using Microsoft.ML.OnnxRuntime;

namespace Tocsin.Semantics;

/// <summary>Which inputs a network wants and which output holds its vectors.</summary>
/// <param name="Inputs">Names of its inputs, each one of the three that are known.</param>
/// <param name="Name">The output.</param>
/// <param name="PerToken">True when the output has a vector for each token, false when one for each text.</param>
/// <param name="Dimensions">Numbers in a vector.</param>
internal sealed record ModelOutput(IReadOnlyList<string> Inputs, string Name, bool PerToken, int Dimensions)
{
    private static readonly string[] Known = ["input_ids", "attention_mask", "token_type_ids"];
    private static readonly string[] Preferred = ["sentence_embedding", "last_hidden_state", "token_embeddings"];

    /// <summary>Reads them from a loaded network.</summary>
    public static ModelOutput Of(InferenceSession session, string path)
    {
        string[] inputs = [.. session.InputMetadata.Keys.Order(StringComparer.Ordinal)];
        if (inputs.FirstOrDefault(i => !Known.Contains(i)) is { } strange)
            throw new EncoderException($"{path} asks for an input {strange} that a sentence encoder does not have", "export an encoder with inputs input_ids, attention_mask and at most token_type_ids");
        if (!inputs.Contains("input_ids"))
            throw new EncoderException($"{path} has no input input_ids", "export an encoder with inputs input_ids, attention_mask and at most token_type_ids");
        foreach (string input in inputs)
        {
            if (session.InputMetadata[input].ElementType != typeof(long))
                throw new EncoderException($"the input {input} of {path} is not of 64-bit whole numbers", "export the encoder with int64 inputs");
        }

        string name = Preferred.FirstOrDefault(session.OutputMetadata.ContainsKey)
            ?? session.OutputMetadata.Keys.Order(StringComparer.Ordinal).First();
        var output = session.OutputMetadata[name];
        if (output.ElementType != typeof(float) || output.Dimensions.Length is not (2 or 3))
            throw new EncoderException($"the output {name} of {path} is not a table of 32-bit floats for each text or token", "export the encoder with an output sentence_embedding or last_hidden_state");
        int dimensions = output.Dimensions[^1];
        if (dimensions is < 1 or > 65_536)
            throw new EncoderException($"the output {name} of {path} does not say how many numbers a vector has", "export the encoder with a fixed last dimension");
        return new ModelOutput(inputs, name, output.Dimensions.Length == 3, dimensions);
    }
}
