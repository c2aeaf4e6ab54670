using Tocsin.Engine.Model;

namespace Tocsin.Sources;

/// <summary>A parsed batch with what its stage made of it.</summary>
/// <remarks>Valid until the next batch is asked for: then both are reused.</remarks>
/// <param name="Posts">The posts.</param>
/// <param name="Stage">The stage instance that ran on them.</param>
/// <param name="File">The input they come from.</param>
public readonly record struct ReadBatch<TStage>(PostBatch Posts, TStage Stage, InputFile File)
    where TStage : class, IBatchStage;
