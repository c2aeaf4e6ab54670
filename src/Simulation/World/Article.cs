namespace Tocsin.Simulation.World;

/// <summary>A page that posts link to.</summary>
/// <param name="Domain">Index into <see cref="Outlets.Domain"/>.</param>
/// <param name="Published">Milliseconds from the start.</param>
/// <param name="Language">Language of its title.</param>
/// <param name="Topic">Topic; the first quarter of all topics is political.</param>
/// <param name="Title">Number of the operation's wording it has for a title, or -1 for a made-up title.</param>
internal readonly record struct Article(int Domain, long Published, byte Language, ushort Topic, int Title);
