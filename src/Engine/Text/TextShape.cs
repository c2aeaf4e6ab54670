namespace Tocsin.Engine.Text;

/// <summary>What a text consists of, counted while it is normalised.</summary>
/// <remarks>
/// Gates use it so that empty never equals empty: a post that is only a link, only mentions or only emoji has
/// <see cref="Letters"/> 0 and must not match any other.
/// </remarks>
/// <param name="Letters">Letters of any script that were kept; runs of one letter count three at most.</param>
/// <param name="Words">Runs of letters; in Han script every character is a word.</param>
/// <param name="Urls">Links in the text.</param>
/// <param name="Mentions">Mentions of accounts, the one in a leading "RT @name:" left out.</param>
/// <param name="Emojis">Emoji code points, skin tones and joiners left out.</param>
/// <param name="Truncated">True when the text ends in an ellipsis, or in … and one link.</param>
/// <param name="Script">The script most letters belong to, as written, before look-alikes are folded.</param>
public readonly record struct TextShape(
    int Letters, int Words, int Urls, int Mentions, int Emojis, bool Truncated, TextScript Script);
