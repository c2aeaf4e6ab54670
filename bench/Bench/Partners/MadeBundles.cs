using System.Globalization;
using System.Text;
using Tocsin.Engine.Incidents.Fusing;
using Tocsin.Engine.Model;
using Tocsin.Engine.Model.Elections;
using Tocsin.Engine.Model.Findings;
using Tocsin.Engine.Model.Sightings;
using Tocsin.Engine.Pipeline;
using Tocsin.Partners.Facts;
using Tocsin.Storage;

namespace Tocsin.Bench.Partners;

/// <summary>Bundles and incidents to share, made up.</summary>
internal static class MadeBundles
{
    private static readonly Guid Observables = new("00abedb4-aa42-466c-9c01-fed23315a9b7");
    private static readonly DateTimeOffset Start = new(2027, 4, 8, 0, 0, 0, TimeSpan.Zero);

    /// <summary>One object as JSON: of five, two domains, one indicator, one campaign, one relationship between the last two.</summary>
    public static string Object(int n)
    {
        string uuid = Uuid(n / 5);
        const string Frame = "\"spec_version\":\"2.1\",\"created\":\"2027-01-01T00:00:00.000Z\",\"modified\":\"2027-01-02T00:00:00.000Z\",\"object_marking_refs\":[\"marking-definition--34098fce-860f-48ae-8e50-ebd3cc5e41da\"]";
        string host = string.Create(CultureInfo.InvariantCulture, $"name-{n}.example");
        return (n % 5) switch
        {
            0 or 1 => $"{{\"type\":\"domain-name\",\"spec_version\":\"2.1\",\"id\":\"domain-name--{Uuid5.Create(Observables, Encoding.UTF8.GetBytes($"{{\"value\":\"{host}\"}}"))}\",\"value\":\"{host}\"}}",
            2 => $"{{\"type\":\"indicator\",\"id\":\"indicator--{uuid}\",{Frame},\"name\":\"{host}\",\"description\":\"a name that looks like a protected one was seen in a list of new registrations\",\"pattern\":\"[domain-name:value = '{host}']\",\"pattern_type\":\"stix\",\"valid_from\":\"2027-01-01T00:00:00Z\"}}",
            3 => $"{{\"type\":\"campaign\",\"id\":\"campaign--{uuid}\",{Frame},\"name\":\"campaign {n}\",\"description\":\"accounts that repeat one message, pages that imitate newspapers, and mail that asks for passwords\",\"first_seen\":\"2026-12-01T00:00:00Z\",\"last_seen\":\"2027-01-01T00:00:00Z\"}}",
            _ => $"{{\"type\":\"relationship\",\"id\":\"relationship--{uuid}\",{Frame},\"relationship_type\":\"indicates\",\"source_ref\":\"indicator--{uuid}\",\"target_ref\":\"campaign--{uuid}\"}}",
        };
    }

    /// <summary>A bundle of so many.</summary>
    public static void Write(string path, int objects)
    {
        using var file = new StreamWriter(path, append: false, new UTF8Encoding(false), 1 << 20);
        file.Write("{\"type\":\"bundle\",\"id\":\"bundle--5d0092c5-5f74-4287-9642-33f4c354e56d\",\"objects\":[");
        for (int n = 0; n < objects; n++)
        {
            if (n > 0)
                file.Write(",\n");
            file.Write(Object(n));
        }

        file.Write("]}\n");
    }

    /// <summary>An incident with so many lookalike names.</summary>
    public static IncidentFacts Facts(int number, int names)
    {
        var election = new Election { Id = "bench", Name = "Bench", Jurisdiction = "XX", TimeZone = "UTC" };
        Sighting[] seen = [.. Enumerable.Range(0, names).Select(n => new Sighting
        {
            Id = $"sighting--{number}-{n}",
            Detector = "lookalike-domains",
            Stage = AttackStage.Lookalike,
            Sentence = "seen",
            Confidence = Confidence.High,
            First = Start.AddMinutes(n),
            Last = Start.AddMinutes(n + 1),
            Marks = [new Mark(MarkKinds.Domain, $"name-{number}-{n}.example")],
        })];
        var told = new FusedIncident { Members = [.. seen.Select(s => s.Id)], Title = "t", Summary = "s", Severity = Severity.High, SeverityReasons = [], JoinedBecause = [], First = Start, Last = Start.AddHours(9), Subjects = [], Groups = [], Chains = [], Loose = seen };
        var card = new IncidentCard { Id = $"incident--{number}", Number = number, Election = "bench", State = "open", Title = "t", Severity = Severity.High, First = Start, Last = Start.AddHours(9), Created = Start, Changed = Start.AddHours(10), Revision = 1 };
        return IncidentFacts.Of(card, told, new FusionInput([], [], seen), [], election, new Pseudonymiser([1]));
    }

    private static string Uuid(int n) => string.Create(CultureInfo.InvariantCulture, $"{n:x8}-0000-4000-8000-000000000000");
}
