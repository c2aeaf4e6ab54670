using Tocsin.Cli.Elections;
using Tocsin.Cli.Output;
using Tocsin.Logs.SignIns;
using Tocsin.Sources.Names;

namespace Tocsin.Cli.Logs;

/// <summary>Gathers who is privileged and where addresses are.</summary>
internal static class SignInKnowledge
{
    /// <summary>Who is privileged.</summary>
    /// <exception cref="UserError">A file cannot be used.</exception>
    public static PrivilegedPeople People(SignInRequest request, Terminal terminal)
    {
        var people = new PrivilegedPeople();
        foreach (string profile in request.Elections)
            people.Add(ElectionFile.Require(profile, terminal));
        foreach (string path in request.Privileged)
        {
            foreach (var (_, entry) in Guarded(path, () => DomainList.Read(path)))
                people.Add(entry);
        }

        return people;
    }

    /// <summary>Where addresses are; null when nobody said.</summary>
    /// <exception cref="UserError">The table cannot be used.</exception>
    public static GeoTable? Places(SignInRequest request, Terminal terminal)
    {
        if (request.Geo is not { } path)
            return null;
        var places = Guarded(path, () => GeoTable.Read(path));
        if (places.Count == 0)
            throw new UserError($"{path} holds no range of addresses", "give columns network, country, latitude, longitude");
        if (places.Unread > 0)
            terminal.Say($"{path}: {Words.Count(places.Unread, "row")} could not be read");
        return places;
    }

    private static T Guarded<T>(string path, Func<T> read)
    {
        try
        {
            return read();
        }
        catch (InvalidDataException e)
        {
            throw new UserError(e.Message);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new UserError($"{path} cannot be read", "check path and permissions");
        }
    }
}
