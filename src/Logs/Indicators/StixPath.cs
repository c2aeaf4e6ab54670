using System.Text;

namespace Tocsin.Logs.Indicators;

/// <summary>Reads an object path such as <c>file:hashes.'SHA-256'</c>.</summary>
internal static class StixPath
{
    /// <summary>The path without quotes; steps into lists as <c>[*]</c>.</summary>
    /// <exception cref="FormatException">There is no path.</exception>
    public static string Read(List<StixToken> tokens, ref int at)
    {
        if (tokens[at].Kind is not 'w' || tokens[at + 1].Text != ":")
            throw new FormatException($"an object path such as domain-name:value is missing at character {tokens[at].At + 1}");
        var path = new StringBuilder(tokens[at].Text).Append(':');
        at += 2;
        path.Append(Step(tokens, ref at));
        while (tokens[at] is { Kind: 'o' } token)
        {
            if (token.Text == ".")
            {
                at++;
                path.Append('.').Append(Step(tokens, ref at));
            }
            else if (token.Text == "[")
            {
                at += 2;
                if (tokens[Math.Min(at, tokens.Count - 1)].Text != "]")
                    throw new FormatException($"] is missing at character {token.At + 1}");
                at++;
                path.Append("[*]");
            }
            else
            {
                break;
            }
        }

        return path.ToString();
    }

    private static string Step(List<StixToken> tokens, ref int at) =>
        tokens[at].Kind is 'w' or 's' ? tokens[at++].Text : throw new FormatException($"the object path ends at character {tokens[at].At + 1}");
}
