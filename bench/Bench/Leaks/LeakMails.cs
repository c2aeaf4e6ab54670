using Tocsin.Documents;

namespace Tocsin.Bench.Leaks;

/// <summary>Real mails, cut into two halves by thread, and each half into enrolled and unrelated threads of the same lists.</summary>
/// <remarks>A thread is what has one subject. Half A may be looked at while parameters are chosen; half B is only scored.</remarks>
internal sealed class LeakMails
{
    private const int LeastSymbols = 200;

    private LeakMails(IReadOnlyList<Document> enrolled, IReadOnlyList<Document> unrelated, int tooShort)
    {
        (Enrolled, Unrelated, TooShort) = (enrolled, unrelated, tooShort);
    }

    public IReadOnlyList<Document> Enrolled { get; }

    public IReadOnlyList<Document> Unrelated { get; }

    /// <summary>Enrolled mails too short to make variants of.</summary>
    public int TooShort { get; }

    /// <summary>The longer ones, of which variants are made.</summary>
    public IEnumerable<Document> Traced => Enrolled.Where(d => Symbols(d) >= LeastSymbols);

    public static LeakMails Half(IReadOnlyList<Document> mails, bool second)
    {
        var half = mails.Where(m => (Hash(m) & 1) == (second ? 1u : 0u)).ToList();
        var enrolled = half.Where(m => (Hash(m) & 2) == 0).ToList();
        return new LeakMails(enrolled, [.. half.Where(m => (Hash(m) & 2) != 0)], enrolled.Count(m => Symbols(m) < LeastSymbols));
    }

    public static List<Document> Read(string archive)
    {
        var mails = new List<Document>();
        new DocumentReader(new ReadLimits()).Read(archive, "ham", d =>
        {
            if (d.Kind == DocumentKind.Mail)
                mails.Add(d);
        }, _ => { });
        return mails;
    }

    private static int Symbols(Document mail) => mail.Text.Count(char.IsLetterOrDigit);

    private static uint Hash(Document mail)
    {
        uint hash = 2166136261;
        foreach (char c in mail.Headers.Subject.ToLowerInvariant().Where(char.IsLetter))
            hash = (hash ^ c) * 16777619;
        return hash >> 7;
    }
}
