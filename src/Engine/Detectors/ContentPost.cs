namespace Tocsin.Engine.Detectors;

/// <summary>A post behind a finding about content.</summary>
/// <param name="Post">Its number in the table.</param>
/// <param name="Object">Which of the finding's objects it acts on.</param>
/// <param name="Role">What its account did with it, in one word.</param>
internal readonly record struct ContentPost(int Post, int Object, string Role);
