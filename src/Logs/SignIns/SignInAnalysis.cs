using Tocsin.Logs.Indicators;

namespace Tocsin.Logs.SignIns;

/// <summary>Finds attacks on accounts in sign-ins.</summary>
public sealed class SignInAnalysis(SignInOptions options, PrivilegedPeople privileged, AllowList allow)
{
    /// <summary>Privileged accounts that showed a second country before their history was long enough to judge.</summary>
    public int ShortHistories { get; private set; }

    /// <summary>Finds them; the most urgent first, then by time and subject.</summary>
    /// <param name="signIns">In order of time.</param>
    /// <param name="cancellation">Stops it.</param>
    public IReadOnlyList<SignInFinding> Find(IReadOnlyList<SignIn> signIns, CancellationToken cancellation)
    {
        var allowed = signIns.Select(s => s.Address).Distinct(StringComparer.Ordinal).Where(allow.HasAddress).ToHashSet(StringComparer.Ordinal);
        var book = new SignInBook(signIns, options, privileged, allowed.Contains);
        var findings = new List<SignInFinding>();
        var taken = new TakenDetector(book);
        foreach (var (finding, tries) in new SprayDetector(book).Find().Concat(new GuessingDetector(book).Find()))
        {
            cancellation.ThrowIfCancellationRequested();
            findings.Add(finding);
            findings.AddRange(taken.Find(finding, tries));
        }

        findings.AddRange(new TravelDetector(book).Find());
        var countries = new CountryDetector(book);
        findings.AddRange(countries.Find());
        ShortHistories = countries.ShortHistories;
        return
        [
            .. findings.OrderByDescending(f => f.Grade).ThenByDescending(f => f.Privileged).ThenBy(f => f.First).ThenBy(f => f.Kind).ThenBy(f => f.Subject, StringComparer.Ordinal),
        ];
    }
}
