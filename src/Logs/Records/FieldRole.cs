namespace Tocsin.Logs.Records;

/// <summary>What a field of a record says.</summary>
internal enum FieldRole
{
    Other,
    Time,
    Machine,
    Peer,
    User,
    Host,
    Uri,
    Result,
    Country,
    City,
    Latitude,
    Longitude,
    Agent,
    Reason,
}
