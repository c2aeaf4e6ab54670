using System.Text.Json.Nodes;
using Tocsin.Engine.Model;

namespace Tocsin.Exchange.Stix;

/// <summary>Ids of STIX objects, all derived from content: two scans that say the same say it under the same id.</summary>
internal static class StixIds
{
    /// <summary>Prescribed by STIX 2.1 section 2.9 for observables, and forbidden for anything else.</summary>
    private static readonly Guid ObservableNamespace = new("00abedb4-aa42-466c-9c01-fed23315a9b7");

    /// <summary>Ours, for all other objects: the UUIDv5 of "tocsin stix objects" in the RFC's OID namespace.</summary>
    private static readonly Guid ObjectNamespace = new("ba5caf09-b727-534b-8759-0caaf6832d31");

    /// <summary>The id of an observable from its id-contributing properties.</summary>
    public static string Observable(string type, JsonObject contributing) =>
        $"{type}--{Uuid5.Create(ObservableNamespace, CanonicalJson.Of(contributing))}";

    /// <summary>The id of any other object from everything it says but its id.</summary>
    public static string Object(string type, JsonObject content) =>
        $"{type}--{Uuid5.Create(ObjectNamespace, CanonicalJson.Of(content))}";
}
