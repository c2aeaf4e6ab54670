using System.Globalization;
using Tocsin.Engine.Model.Claims;
using Tocsin.Engine.Model.Findings;
using Tocsin.Engine.Posts;

namespace Tocsin.Engine.Detectors.KnownClaims;

/// <summary>Puts a claim and the posts that repeat it into words.</summary>
internal sealed class ClaimWording(PostTable table)
{
    private const int LongestQuote = 160;

    /// <summary>What is said about one claim.</summary>
    /// <param name="claim">The claim.</param>
    /// <param name="sightings">The posts that repeat it.</param>
    /// <param name="comparisons">Texts times claims that were compared.</param>
    public ContentDraft Draft(ClaimGroup claim, List<ClaimSighting> sightings, double comparisons)
    {
        var spread = sightings.Where(s => s.Stance == ClaimStance.Spreads).ToList();
        double weakest = spread.Min(s => s.Bits);
        double logP = double.IsInfinity(weakest) ? -300 : -weakest * Math.Log10(2);
        return new ContentDraft
        {
            Key = $"{claim.Text}|{claim.Reviews[0].Url}",
            Sentence = Sentence(claim, sightings, spread),
            Objects = [.. Objects(claim)],
            Posts = [.. sightings.Select(s => new ContentPost(s.Post, (int)s.Stance, Role(s.Stance)))],
            Confidence = Sure(claim, spread),
            Effect = new Effect("posts that state the claim", spread.Count, Math.Min(0.001, comparisons * Math.Pow(10, logP))),
            Significance = new Significance(
                "information that post and claim have in common, against a text of unrelated words; Bonferroni over all texts and claims compared; the weakest post stands for all",
                logP,
                Math.Min(1, comparisons * Math.Pow(10, logP)),
                comparisons),
            Explanations = Explanations(claim, sightings),
        };
    }

    private static string Role(ClaimStance stance) => stance switch
    {
        ClaimStance.Spreads => "spread",
        ClaimStance.Debunks => "refuted",
        _ => "unclear",
    };

    private static IEnumerable<(string, string, string?)> Objects(ClaimGroup claim)
    {
        string note = string.Join("; ", claim.Reviews.Select(Review));
        yield return ("claim", claim.Text, note);
        yield return ("claim, stance unclear", claim.Text, null);
        yield return ("claim refuted", claim.Text, null);
    }

    private string Sentence(ClaimGroup claim, List<ClaimSighting> all, List<ClaimSighting> spread)
    {
        int accounts = spread.Select(s => table.Locate(s.Post, out int row).Account[row]).Distinct().Count();
        string rest = string.Join(", ", Parts(all));
        return $"{FindingWords.Count(spread.Count, "post")} of {FindingWords.Count(accounts, "account")} state “{Quote(claim.Text)}”, which {Rated(claim)}{Before(claim, spread)}"
            + (rest.Length > 0 ? $"; beside them {rest}." : ".");
    }

    private static IEnumerable<string> Parts(List<ClaimSighting> all)
    {
        int debunks = all.Count(s => s.Stance == ClaimStance.Debunks), unclear = all.Count(s => s.Stance == ClaimStance.Unclear);
        if (debunks > 0)
            yield return $"{FindingWords.Count(debunks)} refute it";
        if (unclear > 0)
            yield return $"{FindingWords.Count(unclear)} repeat it in a way whose stance is unclear";
    }

    private static string Rated(ClaimGroup claim)
    {
        string first = Review(claim.Reviews[0]);
        int others = claim.Reviews.Skip(1).Select(r => r.Publisher).Distinct(StringComparer.Ordinal).Count(p => p != claim.Reviews[0].Publisher);
        return others == 0 ? first : $"{first} (and {others} other {(others == 1 ? "publisher" : "publishers")} rated too)";
    }

    private static string Review(ClaimReview review)
    {
        string day = review.Reviewed is { } at ? string.Create(CultureInfo.InvariantCulture, $" on {at:yyyy-MM-dd}") : "";
        string verb = review.Rating is null ? "listed" : $"rated “{Quote(review.Rating)}”";
        return $"{review.Publisher} {verb}{day}";
    }

    private string Before(ClaimGroup claim, List<ClaimSighting> spread)
    {
        if (claim.Rated is not { } rated)
            return "";
        int before = spread.Count(s => table.Locate(s.Post, out int row).Time[row] < rated.ToUnixTimeMilliseconds());
        return before == 0 ? "; all of them after that"
            : before == spread.Count ? "; all of them before that, when nobody could have known the rating"
            : $"; {FindingWords.Count(before)} of them before that";
    }

    private static Confidence Sure(ClaimGroup claim, List<ClaimSighting> spread)
    {
        bool plain = claim.Reviews.Any(r => r.Verdict == ClaimVerdict.False);
        bool proven = spread.Count(s => double.IsInfinity(s.Bits)) * 2 > spread.Count;
        return plain && (proven || claim.Terms.Length >= 6) ? Confidence.High : plain || claim.Terms.Length >= 6 ? Confidence.Moderate : Confidence.Low;
    }

    private static List<string> Explanations(ClaimGroup claim, List<ClaimSighting> sightings)
    {
        var list = new List<string>
        {
            "Good faith: people repeat what they believe. That an account is named here says that it passed the words on, not that it knew better; a post from before the rating could not know it.",
            "Irony, quotation and reporting: a post that mocks or reports the claim in its words looks the same. Words of refutation or doubt are looked for in many languages, but irony is not recognised; read the posts.",
            "A true claim in the same words: names, places or dates may differ in what the words leave open. Compare the posts with the fact-check.",
        };
        if (claim.Reviews.All(r => r.Rating is null))
            list.Add("The file gives no rating, only that the publisher listed the claim: read what the publisher says of it.");
        if (sightings.Any(s => s.Stance == ClaimStance.Debunks))
            list.Add("Some posts refute the claim: their accounts are marked so and nothing is held against them.");
        return list;
    }

    private static string Quote(string text)
    {
        string line = text.ReplaceLineEndings(" ");
        return line.Length <= LongestQuote ? line : string.Concat(line.AsSpan(0, LongestQuote - 1), "…");
    }
}
