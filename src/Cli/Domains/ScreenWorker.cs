using System.Text;
using Tocsin.Engine.Lookalikes;
using Tocsin.Sources.Names;

namespace Tocsin.Cli.Domains;

/// <summary>Screens one chunk after the other on one thread.</summary>
internal sealed class ScreenWorker(LookalikeIndex index, double minimumScore)
{
    private readonly LookalikeScreener _screener = new(index);

    /// <summary>Screens a chunk.</summary>
    public ScreenedChunk Screen(NameChunk chunk)
    {
        var alarms = new List<Alarm>();
        long names = 0, malformed = 0, line = chunk.FirstLine;
        var rest = chunk.Bytes.Span;
        while (!rest.IsEmpty)
        {
            int feed = rest.IndexOf((byte)'\n');
            foreach (var name in new HostTokens(feed < 0 ? rest : rest[..feed]))
            {
                names++;
                if (_screener.Screen(name, out var match, out bool wellFormed) && match.Score >= minimumScore)
                    alarms.Add(new Alarm(Encoding.UTF8.GetString(name), chunk.File, line, match, LineTime.Find(feed < 0 ? rest : rest[..feed])));
                malformed += wellFormed ? 0 : 1;
            }

            line++;
            rest = feed < 0 ? default : rest[(feed + 1)..];
        }

        return new ScreenedChunk(names, malformed, alarms);
    }
}
