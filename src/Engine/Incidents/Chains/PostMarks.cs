using System.Text;
using Tocsin.Engine.Domains;
using Tocsin.Engine.Model.Findings;
using Tocsin.Engine.Model.Sightings;

namespace Tocsin.Engine.Incidents.Chains;

/// <summary>What posts can have in common with the hacking half: the links they share, and their hosts and files.</summary>
internal static class PostMarks
{
    // A file called dump.zip or a page called index says nothing.
    private const int ShortestFile = 8;

    public static HashSet<Mark> Of(IEnumerable<SharedObject> objects)
    {
        var marks = new HashSet<Mark>();
        foreach (var one in objects)
        {
            if (one.Kind == "domain")
                Host(one.Value, marks);
            else if (one.Kind == "link")
                Link(one.Value, marks);
        }

        return marks;
    }

    /// <summary>The marks of a host: itself and its registrable domain.</summary>
    public static void Host(string host, HashSet<Mark> into)
    {
        into.Add(new Mark(MarkKinds.Domain, host));
        byte[] bytes = Encoding.ASCII.GetBytes(host);
        var registrable = PublicSuffixes.Registrable(bytes);
        if (!registrable.IsEmpty)
            into.Add(new Mark(MarkKinds.Domain, Encoding.ASCII.GetString(registrable)));
    }

    private static void Link(string link, HashSet<Mark> into)
    {
        into.Add(new Mark(MarkKinds.Link, link));
        Host(Encoding.UTF8.GetString(CanonicalHost.Of(Encoding.UTF8.GetBytes(link))), into);
        string path = link.Split('?', '#')[0];
        string file = Uri.UnescapeDataString(path[(path.LastIndexOf('/') + 1)..]).ToLowerInvariant();
        if (file.Length >= ShortestFile && file.Contains('.', StringComparison.Ordinal))
            into.Add(new Mark(MarkKinds.File, file));
    }
}
