using System.Text.RegularExpressions;

namespace Tocsin.Decoys.Checking;

/// <summary>Turns what was found into rings: where the decoy was, when the line is from, and what the ring means.</summary>
internal sealed partial class RingMaker(DecoyStore store, CheckOptions options)
{
    private const int ExcerptLength = 200;

    public DateTimeOffset Now => options.Now;

    /// <summary>The decoy with a number.</summary>
    public Decoy Decoy(int number) => store.Decoys[number];

    /// <summary>A ring by a canary.</summary>
    /// <param name="pattern">What was found.</param>
    /// <param name="file">In which file or document.</param>
    /// <param name="line">On which line.</param>
    /// <param name="text">The line.</param>
    /// <param name="at">Where in the line.</param>
    /// <param name="time">When, the line or its mail says.</param>
    public Ring OfCanary(CanaryPattern pattern, string file, int line, string text, int at, SeenTime? time)
    {
        var decoy = Decoy(pattern.Decoy);
        return Ring(decoy, RingHow.Canary, pattern.Canary.Strength, file, time, own: options.OwnHosts.Any(h => Names(text, h))) with
        {
            Canary = pattern.Canary,
            Line = line,
            Excerpt = Excerpt(text, at),
            Author = Author().Match(text) is { Success: true } author ? author.Groups["name"].Value : null,
        };
    }

    /// <summary>A ring by the text.</summary>
    public static Ring OfText(Decoy decoy, string file, SeenTime? time) => Ring(decoy, RingHow.Text, Strength.Strong, file, time, own: false);

    /// <summary>A ring by the bytes of a file.</summary>
    public Ring OfFile(int decoy, string file) =>
        Ring(Decoy(decoy), RingHow.File, Strength.Conclusive, file, null, own: false) with { Excerpt = "the file itself, byte for byte" };

    /// <summary>At most 200 characters around a place.</summary>
    public static string Excerpt(string text, int at)
    {
        if (text.Length <= ExcerptLength)
            return text.Trim();
        int from = Math.Clamp(at - (ExcerptLength / 3), 0, text.Length - ExcerptLength);
        int to = from + ExcerptLength;
        if (from > 0 && char.IsLowSurrogate(text[from]))
            from++;
        if (to < text.Length && char.IsLowSurrogate(text[to]))
            to--;
        return (from > 0 ? "…" : "") + text[from..to].Trim() + (to < text.Length ? "…" : "");
    }

    private static Ring New(Decoy decoy, RingHow how, Strength strength, string file) =>
        new() { Decoy = decoy, Standing = Standing.NeverPlanted, Strength = strength, How = how, File = file, Excerpt = "" };

    // A time before the decoy was made is the time of something else: decoys pretend to be old.
    private static Ring Ring(Decoy decoy, RingHow how, Strength strength, string file, SeenTime? time, bool own)
    {
        if (time is not null && time.At < decoy.Made)
            time = null;
        var place = decoy.PlantedBy(time?.At);
        bool before = place is not null && time is not null && time.At < place.At;
        return New(decoy, how, strength, file) with
        {
            Time = time,
            Place = place,
            Standing = own ? Standing.OwnHost : place is null ? Standing.NeverPlanted : before ? Standing.BeforePlanting : Standing.PlaceReached,
        };
    }

    private static bool Names(string line, string host)
    {
        for (int at = line.IndexOf(host, StringComparison.OrdinalIgnoreCase); at >= 0; at = line.IndexOf(host, at + 1, StringComparison.OrdinalIgnoreCase))
        {
            int end = at + host.Length;
            if ((at == 0 || !Inside(line[at - 1])) && (end == line.Length || !Inside(line[end]) || (line[end] == '.' && (end + 1 == line.Length || !char.IsLetterOrDigit(line[end + 1])))))
                return true;
        }

        return false;
    }

    private static bool Inside(char c) => char.IsLetterOrDigit(c) || c is '.' or '-';

    [GeneratedRegex("\"(?:author|username|user_name|screen_name|account|handle|acct|user)\"\\s*:\\s*\"(?<name>[^\"\\\\]{1,100})\"", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, 1000)]
    private static partial Regex Author();
}
