using Tocsin.Mail.Authentication;
using Tocsin.Mail.Reading;
using Tocsin.Mail.Signs;
using Tocsin.Mail.Verdicts;

namespace Tocsin.Mail;

/// <summary>Judges messages one at a time. One screener per thread; the verdict depends on nothing but message and knowledge.</summary>
public sealed class MailScreener(Knowledge knowledge, IAuthenticator? authenticator = null)
{
    private readonly MailReader _reader = new(authenticator);
    private readonly Lookalikes _lookalikes = new(knowledge);

    /// <summary>Judges a message.</summary>
    public MailVerdict Screen(RawMail raw) => Judge(_reader.Read(raw));

    /// <summary>Judges facts. A message that somebody passed on is judged as it was received and as it was first sent; the graver verdict stands.</summary>
    public MailVerdict Judge(MailFacts facts)
    {
        var received = One(facts);
        if (ForwardedOriginal.Of(facts) is not { } original)
            return received;
        var first = One(original);
        return first.Score > received.Score ? first with { Facts = facts with { Problems = [.. facts.Problems, $"judged as first sent by {original.FromText}, before it was forwarded"] } } : received;
    }

    private MailVerdict One(MailFacts facts)
    {
        var view = new MailView(facts, knowledge, _lookalikes);
        var hits = new List<SignHit>();
        foreach (var sign in SignCatalog.All)
            sign.Look(view, hits);
        double score = Scoring.Of(hits);
        var ordered = hits.OrderByDescending(h => h.Weight).ThenBy(h => h.Sign, StringComparer.Ordinal).ThenBy(h => h.Sentence, StringComparer.Ordinal);
        return new MailVerdict(facts, Scoring.LevelOf(score), score, [.. ordered]);
    }
}
