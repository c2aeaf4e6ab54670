using BenchmarkDotNet.Running;
using Tocsin.Bench.Phases;

switch (args)
{
    case ["phases", ..]:
        return PhaseProgram.Run(args[1..]);
    case ["recall", ..]:
        return RecallProgram.Run(args[1..]);
    case ["csv", ..]:
        return CsvProgram.Run(args[1..]);
    default:
        BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args);
        return 0;
}
