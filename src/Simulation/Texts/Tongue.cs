using Tocsin.Simulation.Randomness;

namespace Tocsin.Simulation.Texts;

/// <summary>Everything one language needs to speak: words, phrases, candidates.</summary>
internal sealed class Tongue
{
    private static readonly byte[][] Emoji = [.. "😀|😂|🙏|👏|❤️|🔥|😡|🤔|🎉|👍|😅|🌞|☕|⚽".Split('|').Select(System.Text.Encoding.UTF8.GetBytes)];

    private readonly Phrase[] _headlines;
    private readonly Phrase[] _political;
    private readonly Phrase[] _short;

    public Tongue(string language, ElectionSetting election)
    {
        var lexicon = Lexicon.Load(language);
        Phrase[] Section(string name) => Phrase.Section(lexicon, name, election.Country);
        Words = new Vocabulary(lexicon);
        Candidates = [.. election.Candidates.Select(JsonText.Escape)];
        _headlines = Section("headlines");
        _political = Section("political");
        _short = Section("short");
        Greetings = Section("greetings");
        Proverbs = Section("proverbs");
        Breaking = Section("breaking");
        Alerts = Section("alerts");
        Slogans = Section("slogans");
        Claims = Section("claims");
        Comments = Section("comments");
    }

    public Vocabulary Words { get; }

    public byte[][] Candidates { get; }

    public Phrase[] Greetings { get; }

    public Phrase[] Proverbs { get; }

    public Phrase[] Breaking { get; }

    public Phrase[] Alerts { get; }

    public Phrase[] Slogans { get; }

    public Phrase[] Claims { get; }

    public Phrase[] Comments { get; }

    /// <summary>Writes one phrase of several, chosen and filled by the given random numbers.</summary>
    public void Write(LineBuffer line, Phrase[] phrases, ref SplitMix64 random) =>
        phrases[random.Below(phrases.Length)].Write(line, Words, Candidates, ref random);

    /// <summary>Writes a title.</summary>
    public void WriteTitle(LineBuffer line, bool political, ref SplitMix64 random) =>
        Write(line, political && random.Chance(0.7) ? _political : _headlines, ref random);

    /// <summary>Writes a word or two, as people do.</summary>
    public void WriteShort(LineBuffer line, ref SplitMix64 random)
    {
        if (random.Chance(0.3))
            WriteEmoji(line, ref random);
        else
            Write(line, _short, ref random);
    }

    /// <summary>Writes sentences of one's own; a political one may name a candidate.</summary>
    public void WriteTalk(LineBuffer line, bool political, int most, ref SplitMix64 random)
    {
        int sentences = 1 + random.Below(most);
        for (int s = 0; s < sentences; s++)
        {
            if (s > 0)
                line.Put(' ');
            WriteSentence(line, political && s == 0, ref random);
        }

        if (random.Chance(0.15))
        {
            line.Put(' ');
            WriteEmoji(line, ref random);
        }
    }

    private static void WriteEmoji(LineBuffer line, ref SplitMix64 random) => line.Put(Emoji[random.Below(Emoji.Length)]);

    private void WriteSentence(LineBuffer line, bool political, ref SplitMix64 random)
    {
        int words = 4 + random.Below(11);
        int name = political ? random.Below(words) : -1;
        for (int w = 0; w < words; w++)
        {
            if (w > 0)
                line.Put(' ');
            line.Put(w == name ? Candidates[random.Below(Candidates.Length)] : Words.Word(ref random, capital: w == 0));
            if (w < words - 1 && random.Chance(0.07))
                line.Put(',');
        }

        line.Put(".....!!?"[random.Below(8)]);
    }
}
