using System.Globalization;
using Tocsin.Sites.Reading;

namespace Tocsin.Sites.Clones;

/// <summary>Compares sites with protected ones.</summary>
/// <remarks>
/// A clone: structure of 0.6 and two marks of identity; or half of the words and one mark of identity or structure of 0.5; or four marks of identity whatever
/// else (a copied front with articles of its own). Half of the words without any of these are copied text; structure of 0.8 alone resembles.
/// </remarks>
public static class CloneCheck
{
    private const double CloneStructure = 0.6;
    private const double HalfStructure = 0.5;
    private const double ThemeStructure = 0.8;
    private const double MostWords = 0.5;
    private const int ManyParts = 4;
    private const int LeastShingles = 20;

    /// <summary>Compares; own pages of the protected sites are not judged.</summary>
    /// <param name="sites">All sites, protected ones among them.</param>
    /// <returns>Findings, the gravest first.</returns>
    public static IReadOnlyList<CloneFinding> Of(IReadOnlyList<Site> sites)
    {
        ArgumentNullException.ThrowIfNull(sites);
        var guarded = sites.Where(s => s.Protected).ToList();
        var found = from site in sites.Where(s => !s.Protected)
                    let best = guarded.Select(g => Compare(site, g)).OfType<CloneFinding>().OrderByDescending(Rank).FirstOrDefault()
                    where best is not null
                    select best;
        return [.. found.OrderByDescending(Rank).ThenBy(f => f.Host, StringComparer.Ordinal)];
    }

    private static double Rank(CloneFinding finding) => ((int)finding.Grade * 100) + (finding.Structure ?? 0) + (finding.Words ?? 0) + finding.Parts.Count;

    private static CloneFinding? Compare(Site site, Site guarded) => site.Pages.SelectMany(p => guarded.Pages, (page, original) => Compare(site, page, guarded, original.Facts)).OfType<CloneFinding>().OrderByDescending(Rank).FirstOrDefault();

    private static CloneFinding? Compare(Site site, (string Name, PageFacts Facts) page, Site guarded, PageFacts original)
    {
        double? structure = Enough(page.Facts.Structure, original.Structure) ? page.Facts.Structure.Jaccard(original.Structure) : null;
        double? words = Enough(page.Facts.Text, original.Text) ? page.Facts.Text.ContainedIn(original.Text) : null;
        double? back = Enough(page.Facts.Text, original.Text) ? original.Text.ContainedIn(page.Facts.Text) : null;
        var parts = CloneParts.Of(site, page.Facts, guarded, original);
        CloneGrade? grade = (structure >= CloneStructure && parts.Count >= 2) || parts.Count >= ManyParts || (words >= MostWords && (parts.Count > 0 || structure >= HalfStructure)) ? CloneGrade.Clone
            : words >= MostWords ? CloneGrade.CopiedText : structure >= ThemeStructure ? CloneGrade.Resembles : null;
        return grade is { } told ? new CloneFinding(site.Host, page.Name, guarded.Host, told, structure, words, back, parts, site.Archived, Sentence(told, site, guarded, structure, words, parts)) : null;
    }

    private static bool Enough(ShingleSet a, ShingleSet b) => a.Total >= LeastShingles && b.Total >= LeastShingles;

    private static string Sentence(CloneGrade grade, Site site, Site guarded, double? structure, double? words, IReadOnlyList<ClonePart> parts)
    {
        string built = structure is { } alike ? string.Create(CultureInfo.InvariantCulture, $"structure alike to {alike * 100:0} %") : "too few elements to compare structure";
        string said = words is { } share ? string.Create(CultureInfo.InvariantCulture, $"{share * 100:0} % of its words stand there") : "too few words to compare";
        string figures = $"{built}, {said}";
        string has = parts.Count == 0 ? "" : "; " + string.Join("; ", parts.Select(p => p.Says));
        string verdict = grade switch
        {
            CloneGrade.Clone => $"{site.Host} imitates {guarded.Host}",
            CloneGrade.CopiedText => $"{site.Host} repeats the words of {guarded.Host}, without its looks",
            _ => $"{site.Host} is built like {guarded.Host}, and nothing else of it is the same: the same theme or builder suffices",
        };
        return $"{verdict}: {figures}{has}.{(site.Archived ? " It was saved from an archive of the web, whose copies are honest." : "")}";
    }
}
