using Tocsin.Engine.Model;
using Tocsin.Engine.Posts;
using Tocsin.Engine.Text;
using Tocsin.Sources;

namespace Tocsin.Bench.Phases;

/// <summary>Prepares a batch as a scan does, and measures it and its parts, each over the whole batch.</summary>
/// <remarks>What the thread did between two batches is parsing: with one parsing thread nothing else runs there.</remarks>
internal sealed class PhaseStage(PhaseTimes times) : IBatchStage
{
    private readonly PostPreparer _preparer = new();
    private byte[] _folded = new byte[4096];
    private readonly uint[] _sketch = new uint[MinHash.Words];

    public PreparedBatch Prepared { get; } = new();

    public void Run(PostBatch batch)
    {
        times.EndParse();
        times.Prepare.Add(() => _preparer.Prepare(batch, Prepared));
        if (times.Parts)
        {
            times.Normalise.Add(() => Normalise(batch, sketch: false));
            times.NormaliseAndSketch.Add(() => Normalise(batch, sketch: true));
            times.Entities.Add(() => Entities(batch));
        }

        times.BeginParse();
    }

    private void Normalise(PostBatch batch, bool sketch)
    {
        for (int i = 0; i < batch.Count; i++)
        {
            int length = TextNormaliser.Normalise(batch.Get(i, PostField.Text), ref _folded, out var shape);
            if (sketch && shape.Letters >= PostPreparer.MinimumLetters)
                MinHash.Sketch(_folded.AsSpan(0, length), _sketch);
        }
    }

    private static void Entities(PostBatch batch)
    {
        for (int i = 0; i < batch.Count; i++)
        {
            foreach (var _ in new EntityExtractor(batch.Get(i, PostField.Text)))
            {
            }
        }
    }
}
