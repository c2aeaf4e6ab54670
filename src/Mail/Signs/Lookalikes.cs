using System.Text;
using Tocsin.Engine.Lookalikes;

namespace Tocsin.Mail.Signs;

/// <summary>Compares hosts with protected and with well-known domains. One per thread.</summary>
public sealed class Lookalikes(Knowledge knowledge)
{
    private const double LeastWellKnown = 0.75;

    private readonly LookalikeScreener? _protected = knowledge.Protected is { } index ? new LookalikeScreener(index) : null;
    private readonly LookalikeScreener _wellKnown = new(knowledge.WellKnown);

    /// <summary>The domain that a host imitates.</summary>
    /// <param name="host">Canonical host.</param>
    /// <param name="score">How much, 0.5 to 1.</param>
    /// <param name="isProtected">It is one of the protected, not merely a well-known one.</param>
    /// <returns>Null when it imitates none.</returns>
    public string? Imitated(string host, out double score, out bool isProtected)
    {
        byte[] bytes = Encoding.ASCII.GetBytes(host);
        isProtected = false;
        score = 0;
        if (bytes.Length == 0)
            return null;
        if (_protected is not null && _protected.Screen(bytes, out var match, out _) && match.Score >= 0.6)
        {
            isProtected = true;
            score = match.Score;
            return knowledge.Protected!.Names[match.Name].Host;
        }

        // Owners hold their name under many suffixes; the list does not, so the bare label elsewhere proves little.
        if (_wellKnown.Screen(bytes, out match, out _) && match.Score >= LeastWellKnown && match.Kind is not LookalikeKind.SameLabel
            && !(match.Kind is LookalikeKind.Edit or LookalikeKind.VisualEdit && knowledge.WellKnown.Names[match.Name].Label.Length < 7))
        {
            score = match.Score;
            return knowledge.WellKnown.Names[match.Name].Host;
        }

        return null;
    }
}
