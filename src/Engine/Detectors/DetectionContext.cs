using Tocsin.Engine.Coordination;
using Tocsin.Engine.Model.Elections;
using Tocsin.Engine.Posts;

namespace Tocsin.Engine.Detectors;

/// <summary>What detectors are given.</summary>
/// <param name="Posts">The posts, sealed.</param>
/// <param name="Election">The election profile, if any.</param>
/// <param name="Coordination">Settings of the coordination mechanism.</param>
public sealed record DetectionContext(PostTable Posts, Election? Election, CoordinationOptions Coordination);
