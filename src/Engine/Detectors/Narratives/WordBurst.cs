namespace Tocsin.Engine.Detectors.Narratives;

/// <summary>A word that more accounts use in one stretch of time than its use at other times explains.</summary>
/// <param name="Word">Number of the word.</param>
/// <param name="Bucket">Number of the stretch.</param>
/// <param name="Accounts">Accounts that use it there.</param>
/// <param name="Expected">Posts with it that its use at other times gives for the volume of that stretch.</param>
/// <param name="LogP">Natural logarithm of the p-value.</param>
internal readonly record struct WordBurst(int Word, int Bucket, int Accounts, double Expected, double LogP);
