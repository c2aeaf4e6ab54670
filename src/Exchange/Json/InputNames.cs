using Tocsin.Engine.Model.Findings;

namespace Tocsin.Exchange.Json;

/// <summary>The name of an input file by its index.</summary>
internal static class InputNames
{
    public static string Of(IReadOnlyList<ScannedInput> inputs, int file) =>
        (uint)file < (uint)inputs.Count
            ? inputs[file].Path
            : throw new InvalidOperationException($"BUG: evidence points to input {file} of {inputs.Count}");
}
