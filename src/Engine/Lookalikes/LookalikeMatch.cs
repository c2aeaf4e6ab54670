namespace Tocsin.Engine.Lookalikes;

/// <summary>How a screened name matched.</summary>
/// <param name="Name">Index of the protected name it resembles most.</param>
/// <param name="Kind">The shape of the resemblance.</param>
/// <param name="Score">0 to 1: how hard it is to explain without the protected name. Not a probability.</param>
/// <param name="OtherSuffix">The suffix is another than the protected name's.</param>
/// <param name="International">The name is written with letters beyond ASCII.</param>
/// <param name="Lured">Every word beside the name is a lure word.</param>
/// <param name="Others">Further protected names that it resembles.</param>
public readonly record struct LookalikeMatch(
    int Name, LookalikeKind Kind, double Score, bool OtherSuffix, bool International, bool Lured, int Others);
