using BenchmarkDotNet.Running;
using Tocsin.Bench.Meaning;

if (args is ["semantic-quality", .. var rest])
    return SemanticQuality.Run(rest);
if (args is ["neighbours", .. var size])
    return NeighbourQuality.Run(size);
BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args);
return 0;
