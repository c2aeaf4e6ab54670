namespace Tocsin.Engine.Text;

/// <summary>Turns texts into vectors whose closeness is closeness of meaning, also across languages. Supplied by the operator, never downloaded.</summary>
/// <remarks>Deterministic: the same text gives the same vector, whatever else is in the batch. Not thread-safe unless it says so.</remarks>
public interface ISentenceEncoder
{
    /// <summary>Name and digest of the model, for the settings of findings.</summary>
    string Name { get; }

    /// <summary>Numbers in a vector.</summary>
    int Dimensions { get; }

    /// <summary>Encodes texts into unit vectors, one after the other.</summary>
    /// <param name="texts">The texts as posted.</param>
    /// <param name="vectors">Receives <see cref="Dimensions"/> numbers for each text.</param>
    void Encode(IReadOnlyList<string> texts, Span<float> vectors);
}
