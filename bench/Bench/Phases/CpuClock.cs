using System.Diagnostics;
using System.Runtime.InteropServices;

namespace Tocsin.Bench.Phases;

/// <summary>Processor time of the calling thread: what a phase costs, however busy the machine is with other things.</summary>
internal static partial class CpuClock
{
    private const int ThreadCpuTime = 3;

    /// <summary>Processor seconds of this thread; wall-clock seconds where the system does not say.</summary>
    public static double ThreadSeconds() =>
        OperatingSystem.IsLinux() && ClockGetTime(ThreadCpuTime, out var time) == 0
            ? time.Seconds + (time.Nanoseconds / 1e9)
            : Stopwatch.GetTimestamp() / (double)Stopwatch.Frequency;

    /// <summary>Processor seconds of all threads of this process.</summary>
    public static double ProcessSeconds() => Environment.CpuUsage.TotalTime.TotalSeconds;

    [LibraryImport("libc", EntryPoint = "clock_gettime")]
    private static partial int ClockGetTime(int clock, out Time time);

    [StructLayout(LayoutKind.Sequential)]
    private struct Time
    {
        public long Seconds;
        public long Nanoseconds;
    }
}
