using Tocsin.Engine.Model;

namespace Tocsin.Storage.Partners;

/// <summary>Names of the levels.</summary>
public static class TlpWords
{
    /// <summary>Codes for files and commands, the freest first.</summary>
    public static IReadOnlyList<string> Codes { get; } = TrafficLightProtocol.Levels;

    /// <summary>Code for files and commands.</summary>
    public static string Code(TlpLevel level) => Codes[(int)level];

    /// <summary>As people write it: <c>TLP:AMBER+STRICT</c>.</summary>
    public static string Title(TlpLevel level) => "TLP:" + Code(level).ToUpperInvariant();

    /// <summary>A level as <c>tlp:amber</c>, <c>TLP:WHITE</c> or <c>amber</c>.</summary>
    /// <returns>Null when it is none.</returns>
    public static TlpLevel? Read(string word)
    {
        int place = TrafficLightProtocol.Read(word);
        return place < 0 ? null : (TlpLevel)place;
    }
}
