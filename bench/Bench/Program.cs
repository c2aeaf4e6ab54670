using BenchmarkDotNet.Running;
using Tocsin.Bench.Leaks;
using Tocsin.Bench.Logs;
using Tocsin.Bench.Lookalikes;
using Tocsin.Bench.Meaning;
using Tocsin.Bench.Partners;
using Tocsin.Bench.Phases;
using Tocsin.Bench.Storing;

switch (args)
{
    case ["phases", ..]:
        return PhaseProgram.Run(args[1..]);
    case ["recall", ..]:
        return RecallProgram.Run(args[1..]);
    case ["csv", ..]:
        return CsvProgram.Run(args[1..]);
    case ["semantic-quality", ..]:
        return SemanticQuality.Run(args[1..]);
    case ["neighbours", ..]:
        return NeighbourQuality.Run(args[1..]);
    case ["logs", ..]:
        return LogSpeed.Run(args[1..]);
    case ["lookalikes", ..]:
        return LookalikeSpeed.Run(args[1..]);
    case ["leak", ..]:
        return LeakSpeed.Run(args[1..]);
    case ["leak-quality", ..]:
        return LeakQuality.Run(args[1..]);
    case ["partners", ..]:
        return await PartnerSpeed.RunAsync(args[1..]);
    case ["store", ..]:
        return StoreSpeed.Run(args[1..]);
    case ["store-writer", ..]:
        return StoreSpeed.Writer(args[1..]);
    case ["fusion", ..]:
        return StoreSpeed.Fusion(args[1..]);
    default:
        BenchmarkSwitcher.FromAssembly(typeof(PhaseProgram).Assembly).Run(args);
        return 0;
}
