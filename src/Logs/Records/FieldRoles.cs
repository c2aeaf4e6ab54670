namespace Tocsin.Logs.Records;

/// <summary>The names under which logs write the same thing, best first, folded to letters and digits.</summary>
internal static class FieldRoles
{
    private static readonly (FieldRole Role, string[] Names)[] Known =
    [
        (FieldRole.Time,
        [
            "ts", "timestamp", "time", "datetime", "createddatetime", "dateutc", "eventtime", "eventtimestamp", "activitydatetime", "timegenerated", "creationtime",
            "idtime", "date", "starttime", "requesttime", "logtime", "utctime", "receivedtime",
        ]),
        (FieldRole.Machine,
        [
            "idorigh", "rxhosts", "sourceip", "srcip", "clientip", "ipaddress", "clientaddress", "sourceaddress", "srcaddr", "srcaddress", "remoteaddr", "remoteip", "remotehost",
            "cip", "origh", "sourceipaddress", "client", "callerip", "callersip", "userip", "actoripaddress", "ipaddr", "ip", "rhost", "rip", "src", "machine", "devicename",
            "computername", "computer", "hostname", "workstation", "source",
        ]),
        (FieldRole.Peer, ["idresph", "txhosts", "destinationip", "destip", "dstip", "dstaddr", "destaddr", "serverip", "sip", "remoteserver", "dst", "destination"]),
        (FieldRole.User,
        [
            "user", "username", "userprincipalname", "actoremail", "useremail", "accountname", "account", "userid", "login", "loginname", "authuser", "suser", "targetusername",
            "csusername", "srcuser", "upn", "email", "principal", "mailbox", "rcptto", "userdisplayname",
        ]),
        (FieldRole.Host, ["host", "httphost", "cshost", "vhost", "servername", "urldomain", "requesthost", "hosthdr", "domain"]),
        (FieldRole.Uri, ["uri", "urlpath", "requesturi", "csuristem", "path", "urloriginal"]),
        (FieldRole.Result,
        [
            "result", "status", "outcome", "eventname", "loginresult", "resulttype", "statuserrorcode", "errorcode", "eventoutcome", "success", "succeeded", "event", "signinstatus",
            "eventid", "eventcode", "resultstatus", "eventsname", "loginstatus", "action", "eventaction", "operation",
        ]),
        (FieldRole.Country, ["country", "countrycode", "locationcountryorregion", "countryorregion", "geocountry", "geoipcountryisocode", "countryname", "sourcegeocountryisocode", "regioncode"]),
        (FieldRole.City, ["city", "locationcity", "geocity", "geoipcityname", "cityname", "sourcegeocityname"]),
        (FieldRole.Latitude, ["latitude", "lat", "locationgeocoordinateslatitude", "geocoordinateslatitude", "geolat", "sourcegeolocationlat"]),
        (FieldRole.Longitude, ["longitude", "lon", "lng", "long", "locationgeocoordinateslongitude", "geocoordinateslongitude", "geolon", "sourcegeolocationlon"]),
        (FieldRole.Agent, ["useragent", "useragentoriginal", "agent", "clientappused", "httpuseragent", "csuseragent", "devicedetailbrowser", "browser"]),
        (FieldRole.Reason, ["failurereason", "statusfailurereason", "reason", "loginfailuretype", "statusadditionaldetails", "message"]),
    ];

    private static readonly Dictionary<string, (FieldRole Role, int Rank)> Names =
        Known.SelectMany(k => k.Names.Select((n, rank) => (Name: n, k.Role, Rank: rank))).GroupBy(n => n.Name, StringComparer.Ordinal)
            .ToDictionary(g => g.Key, g => (g.First().Role, g.First().Rank), StringComparer.Ordinal);

    // Records of one log have the same fields: each is looked at once. Bounded, because a hostile log invents names.
    private const int MostCached = 4096;

    [ThreadStatic]
    private static Dictionary<string, (FieldRole Role, int Rank)>? _cache;

    /// <summary>The role of a field by its full path, else by its last name.</summary>
    /// <param name="path">Name, or names joined by dots.</param>
    /// <param name="rank">The lower, the better when several fields have the same role.</param>
    public static FieldRole Of(string path, out int rank)
    {
        var cache = _cache ??= new Dictionary<string, (FieldRole, int)>(StringComparer.Ordinal);
        if (!cache.TryGetValue(path, out var known))
        {
            known = (Find(path, out int found), found);
            if (cache.Count < MostCached)
                cache[path] = known;
        }

        rank = known.Rank;
        return known.Role;
    }

    private static FieldRole Find(string path, out int rank)
    {
        if (Names.TryGetValue(Fold(path), out var known))
        {
            rank = known.Rank;
            return known.Role;
        }

        // The last two names, then the last: event.source.ip, properties.createdDateTime.
        int last = path.LastIndexOf('.');
        int before = last > 0 ? path.LastIndexOf('.', last - 1) : -1;
        if ((before > 0 && Names.TryGetValue(Fold(path[(before + 1)..]), out known)) || (last > 0 && Names.TryGetValue(Fold(path[(last + 1)..]), out known)))
        {
            rank = known.Rank + 100;
            return known.Role;
        }

        rank = int.MaxValue;
        return FieldRole.Other;
    }

    /// <summary>Letters and digits only, in lower case.</summary>
    public static string Fold(string name) => string.Concat(name.ToLowerInvariant().Where(char.IsLetterOrDigit));
}
