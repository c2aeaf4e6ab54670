using System.Globalization;
using Tocsin.Cli.Output;
using Tocsin.Engine.Lookalikes;

namespace Tocsin.Cli.Domains;

/// <summary>Tells alarms as they come, and at the end what was screened and which alarms belong together.</summary>
/// <remarks>Names in text are shown as text that cannot steer a terminal; nobody should click them, so no scheme is put before them.</remarks>
internal sealed class AlarmPrinter(LookalikeIndex index, bool json, Terminal terminal)
{
    private const int WavesShown = 12;
    private const int NamesShown = 6;

    /// <summary>Tells one alarm.</summary>
    public void Alarm(Alarm alarm)
    {
        var match = alarm.Match;
        if (json)
        {
            terminal.Json.Write(line =>
            {
                line.WriteString("type", "alarm");
                line.WriteString("name", alarm.Name);
                line.WriteString("protected", index.Names[match.Name].Host);
                line.WriteString("kind", AlarmText.Code(match.Kind));
                line.WriteNumber("score", Math.Round(match.Score, 2));
                line.WriteString("risk", AlarmText.Risk(match));
                line.WriteStartArray("reasons");
                foreach (string reason in AlarmText.Reasons(index, match))
                    line.WriteStringValue(reason);
                line.WriteEndArray();
                line.WriteString("file", alarm.File);
                line.WriteNumber("line", alarm.Line);
            });
            return;
        }

        string score = match.Score.ToString("0.00", CultureInfo.InvariantCulture);
        terminal.Out.WriteLine(
            $"{AlarmText.Risk(match),-6} {score}  {SafeText.Clean(alarm.Name)}  like {index.Names[match.Name].Host}: {string.Join("; ", AlarmText.Reasons(index, match))}");
    }

    /// <summary>Tells the sum.</summary>
    public void Sum(long names, long malformed, long alarms, IReadOnlyList<Wave> waves)
    {
        if (json)
        {
            terminal.Json.Write(line =>
            {
                line.WriteString("type", "screening");
                line.WriteNumber("names", names);
                line.WriteNumber("malformed", malformed);
                line.WriteNumber("protected", index.Names.Count);
                line.WriteNumber("alarms", alarms);
                line.WriteStartArray("waves");
                foreach (var wave in waves)
                {
                    line.WriteStartObject();
                    line.WriteString("by", wave.By);
                    line.WriteNumber("alarms", wave.Names.Count);
                    line.WriteStartArray("protected");
                    foreach (string name in wave.Protected)
                        line.WriteStringValue(name);
                    line.WriteEndArray();
                    line.WriteEndObject();
                }

                line.WriteEndArray();
            });
            return;
        }

        if (waves.Count > 0)
            terminal.Out.WriteLine("\nAlarms that belong together");
        foreach (var wave in waves.Take(WavesShown))
        {
            string more = wave.Names.Count > NamesShown ? $" and {Words.Count(wave.Names.Count - NamesShown)} more" : "";
            terminal.Out.WriteLine($"  {SafeText.Clean(wave.By)}: {Words.Count(wave.Names.Count, "name")} like {Words.Count(wave.Protected.Count, "protected name")}: {SafeText.Clean(string.Join(", ", wave.Names.Take(NamesShown)))}{more}");
        }

        string rate = names == 0 ? "" : $" ({(100.0 * alarms / names).ToString("0.###", CultureInfo.InvariantCulture)} %)";
        string bad = malformed == 0 ? "" : $"; {Words.Count(malformed)} could not be host names";
        terminal.Out.WriteLine($"\n{Words.Count(alarms, "alarm")} among {Words.Count(names, "name")}{rate}, {Words.Count(index.Names.Count, "protected name")}{bad}.");
    }
}
