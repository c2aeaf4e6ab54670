using CsCheck;

namespace Tocsin.Tests.Logs;

/// <summary>Generates one of several texts.</summary>
internal static class Pieces
{
    internal static Gen<string> Of(params string[] texts) => Gen.Int[0, texts.Length - 1].Select(i => texts[i]);
}
