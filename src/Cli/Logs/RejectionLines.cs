using Tocsin.Cli.Output;
using Tocsin.Engine.Model;

namespace Tocsin.Cli.Logs;

/// <summary>Says what could not be read.</summary>
internal static class RejectionLines
{
    private const int Told = 20;

    /// <summary>Says the first ones and how many more there are.</summary>
    public static void Say(RejectionLog rejections, Terminal terminal)
    {
        foreach (var rejection in rejections.Listed.Take(Told))
            terminal.Say($"{rejection.File}{(rejection.Line > 0 ? $", line {rejection.Line}" : "")}: {rejection.Detail ?? rejection.Reason.Code()}; {rejection.Reason.Remedy()}");
        if (rejections.Total > Told)
            terminal.Say($"and {Words.Count(rejections.Total - Told, "more place")} that could not be read");
    }
}
