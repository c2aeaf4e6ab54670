using System.Text;
using Tocsin.Engine.Model;

namespace Tocsin.Cli.Sightings;

/// <summary>Ids of sightings: the same thing seen in the same place has the same id in every run.</summary>
internal static class SightingIds
{
    private static readonly Guid Namespace = new("c2f4b1de-0d0e-5a39-8d0c-2f7f1d5a6b90");

    /// <summary>The id of what a detector saw.</summary>
    public static string Of(string detector, params ReadOnlySpan<string> parts) =>
        "sighting--" + Uuid5.Create(Namespace, Encoding.UTF8.GetBytes($"{detector}\n{string.Join('\n', parts)}")).ToString("D");
}
