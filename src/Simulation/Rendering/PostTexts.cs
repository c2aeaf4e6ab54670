using System.Text;
using Tocsin.Simulation.Planning;
using Tocsin.Simulation.Randomness;
using Tocsin.Simulation.Texts;
using Tocsin.Simulation.World;

namespace Tocsin.Simulation.Rendering;

/// <summary>Writes the words of a planned post. The same post always gets the same words, so a reshare can repeat them. Threads may share it.</summary>
internal sealed class PostTexts
{
    private readonly SimulatedWorld _world;
    private readonly AccountCards _cards;
    private readonly Hashtags _hashtags;
    private readonly Links _links;
    private readonly Tongue[] _tongues;
    private readonly int _political;

    // What operations copy: made beforehand, so that threads only read.
    private readonly string[] _originals;

    public PostTexts(SimulatedWorld world, AccountCards cards)
    {
        _world = world;
        _cards = cards;
        _hashtags = new Hashtags(world);
        _tongues = [.. world.Scenario.Languages.Select(l => new Tongue(l.Key, world.Scenario.Election))];
        _links = new Links(world, new Vocabulary(Lexicon.Load("en")));
        _political = Hashtags.PoliticalTopics(world.Scenario);
        _originals = [.. Enumerable.Range(0, world.TextStart[^1]).Select(Original)];
    }

    /// <summary>Writes the text between the quotes of its JSON string, and notes links, hashtags and mentions.</summary>
    public void Write(LineBuffer line, int number)
    {
        ref readonly var post = ref _world.Plan[number];
        var tongue = _tongues[_world.People.Language[post.Account]];
        var random = new SplitMix64(SplitMix64.Mix(_world.Seed + 0x632BE59BD9B4E019) ^ (ulong)number);
        bool political = _world.People.Topic[post.Account] < _political;
        switch (post.Kind)
        {
            case PostKind.Chatter:
                tongue.WriteTalk(line, political && random.Chance(0.4), 3, ref random);
                break;
            case PostKind.Short:
                tongue.WriteShort(line, ref random);
                break;
            case PostKind.Proverb:
                var proverb = Of(PostKind.Proverb, 0);
                tongue.Proverbs[post.Object % tongue.Proverbs.Length].Write(line, tongue.Words, tongue.Candidates, ref proverb);
                break;
            case PostKind.Tagged:
                tongue.WriteTalk(line, post.Object < _political && random.Chance(0.5), 2, ref random);
                WriteTopicTags(line, post.Object, ref random);
                break;
            case PostKind.Trend:
                tongue.WriteTalk(line, post.Object < _world.Scenario.Organic.Debates, 2, ref random);
                line.Put(' ');
                line.PutHashtag(_hashtags.Trend(post.Object));
                break;
            case PostKind.Reply:
                line.PutMention(_cards.Handle(_world.Plan[post.Object].Account));
                line.Put(' ');
                tongue.WriteTalk(line, false, 2, ref random);
                break;
            case PostKind.Link or PostKind.PushedLink or PostKind.BotLink:
                WriteShare(line, post, tongue, ref random);
                break;
            case PostKind.Breaking:
                WriteNews(line, post, tongue, ref random);
                break;
            case PostKind.Greeting:
                tongue.Greetings[post.Object % tongue.Greetings.Length].Write(line, tongue.Words, tongue.Candidates, ref random);
                if (random.Chance(0.3))
                    line.Put(" 🎉"u8);
                break;
            case PostKind.Call:
                WriteCall(line, post);
                break;
            case PostKind.Copy:
                WriteCopy(line, post, tongue, ref random);
                break;
            case PostKind.Flood:
                WriteFlood(line, post, tongue, ref random);
                break;
            case PostKind.Reshare:
                Write(line, post.Object);
                break;
            default:
                throw new InvalidOperationException($"BUG: a {post.Kind} post has no words");
        }
    }

    private void WriteShare(LineBuffer line, in PlannedPost post, Tongue tongue, ref SplitMix64 random)
    {
        var article = _world.Articles[post.Object];
        double form = post.Kind == PostKind.BotLink ? 0 : random.Unit();
        double button = _world.Scenario.Organic.ShareButton;
        if (form < button)
            WriteTitle(line, post.Object);
        else if (form < button + ((1 - button) * 0.2))
            tongue.Write(line, tongue.Comments, ref random);
        else if (form < button + ((1 - button) * 0.85))
            tongue.WriteTalk(line, article.Topic < _political && random.Chance(0.5), 2, ref random);
        if (line.Length > 0)
            line.Put(' ');
        _links.Write(line, post.Object, post.Kind != PostKind.BotLink, ref random);
        if (random.Chance(0.12))
            WriteTopicTags(line, article.Topic, ref random);
    }

    private void WriteTitle(LineBuffer line, int number)
    {
        var article = _world.Articles[number];
        if (article.Title >= 0)
        {
            line.Put(JsonText.Escape(_originals[article.Title]));
            return;
        }

        var random = Of(PostKind.Link, number);
        _tongues[article.Language].WriteTitle(line, article.Topic < _political, ref random);
    }

    private void WriteNews(LineBuffer line, in PlannedPost post, Tongue tongue, ref SplitMix64 random)
    {
        tongue.Write(line, tongue.Breaking, ref random);
        line.Put(' ');
        var news = Of(PostKind.Breaking, post.Object);
        tongue.Write(line, tongue.Alerts, ref news);
        if (post.Extra == 0)
            return;
        line.Put(' ');
        _links.Write(line, post.Extra - 1, tracked: true, ref random);
    }

    private void WriteCall(LineBuffer line, in PlannedPost post)
    {
        var call = Of(PostKind.Call, post.Object);
        var scenario = _world.Scenario;
        int group = (post.Account - _world.People.ActivistStart) / scenario.Organic.ActivistsPerGroup;
        var tongue = _tongues[group % _tongues.Length];
        // A group supports one candidate, whatever its call is.
        tongue.Slogans[call.Below(tongue.Slogans.Length)].Write(line, tongue.Words, [tongue.Candidates[group % tongue.Candidates.Length]], ref call);
        line.Put(' ');
        line.PutHashtag(_hashtags.OfTopic(0, ref call));
    }

    private void WriteCopy(LineBuffer line, in PlannedPost post, Tongue tongue, ref SplitMix64 random)
    {
        var operation = OperationOf(post.Account);
        string text = _originals[post.Object];
        if (operation.Kind == OperationKind.Reworded)
        {
            var (other, kept) = operation.Translate ? (_tongues[post.Extra % _tongues.Length], post.Extra % _tongues.Length == 0 ? operation.Kept : 0) : (tongue, operation.Kept);
            text = Rewording.Of(text, kept, other.Words, ref random);
        }
        else if (post.Extra > 0)
        {
            var words = new SplitMix64(random.Next());
            text = CopyEditor.Edit(
                text, operation.EditRate, operation.Edits, _hashtags.OfOperation[_world.People.Operation[post.Account]],
                () => Encoding.UTF8.GetString(tongue.Words.Word(ref words, capital: false)), ref random);
        }

        WriteMarked(line, text);
    }

    /// <summary>Writes a given text and notes the hashtags in it.</summary>
    private static void WriteMarked(LineBuffer line, string text)
    {
        int at = 0;
        while (at < text.Length)
        {
            int hash = text.IndexOf('#', at);
            int end = hash + 1;
            while (hash >= 0 && end < text.Length && (char.IsLetterOrDigit(text[end]) || text[end] == '_'))
                end++;
            if (hash < 0)
                break;
            line.Put(JsonText.Escape(text[at..hash]));
            if (end > hash + 1)
                line.PutHashtag(Encoding.UTF8.GetBytes(text[(hash + 1)..end]));
            else
                line.Put('#');
            at = end;
        }

        line.Put(JsonText.Escape(text[at..]));
    }

    private void WriteFlood(LineBuffer line, in PlannedPost post, Tongue tongue, ref SplitMix64 random)
    {
        tongue.WriteTalk(line, random.Chance(0.5), 2, ref random);
        var tags = _hashtags.OfOperation[_world.People.Operation[post.Account]];
        var sequence = Of(PostKind.Flood, post.Object);
        Span<int> order = stackalloc int[tags.Length];
        for (int t = 0; t < tags.Length; t++)
            order[t] = t;
        for (int t = 0; t < Math.Min(OperationOf(post.Account).TagsPerPost, tags.Length); t++)
        {
            int chosen = t + sequence.Below(tags.Length - t);
            (order[t], order[chosen]) = (order[chosen], order[t]);
            line.Put(' ');
            line.PutHashtag(JsonText.Name(tags[order[t]]));
        }
    }

    private void WriteTopicTags(LineBuffer line, int topic, ref SplitMix64 random)
    {
        int tags = random.Chance(0.3) ? 2 : 1;
        for (int t = 0; t < tags; t++)
        {
            line.Put(' ');
            line.PutHashtag(_hashtags.OfTopic(topic, ref random));
        }
    }

    /// <summary>The wording of an operation's text: as the scenario gives it, its wordings taking turns, or made up.</summary>
    private string Original(int text)
    {
        int o = 0;
        while (_world.TextStart[o + 1] <= text)
            o++;
        var operation = _world.Scenario.Operations[o];
        int item = text - _world.TextStart[o];
        if (operation.Texts.Count > 0)
            return operation.Texts[item % operation.Texts.Count];
        var line = new LineBuffer(1024);
        var random = Of(PostKind.Copy, text);
        var tongue = _tongues[Population.LanguageOf(_world.Scenario, operation)];
        tongue.Write(line, tongue.Claims, ref random);
        return Encoding.UTF8.GetString(line.Written);
    }

    private Operation OperationOf(int account) => _world.Scenario.Operations[_world.People.Operation[account]];

    /// <summary>The random numbers that belong to a thing many posts speak of, not to one post.</summary>
    private SplitMix64 Of(PostKind kind, int number) =>
        new(SplitMix64.Mix(_world.Seed ^ ((ulong)kind << 56) ^ 0xA24BAED4963EE407) + ((ulong)number * 0x9E3779B97F4A7C15));
}
