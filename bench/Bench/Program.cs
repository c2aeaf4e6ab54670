using BenchmarkDotNet.Running;
using Tocsin.Bench.Phases;

if (args is ["phases", ..])
    return PhaseProgram.Run(args[1..]);
BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args);
return 0;
