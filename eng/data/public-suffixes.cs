#:property RestorePackagesWithLockFile=false
#:property TreatWarningsAsErrors=false
#:property EnforceCodeStyleInBuild=false
#:property InvariantGlobalization=false
// Generates src/Engine/Domains/Data/public_suffixes.txt from the Public Suffix List: one rule a line, in ASCII (punycode).
// Usage: dotnet run --file eng/data/public-suffixes.cs LIST.dat VERSION OUT.txt
// Lines: "rule" of the ICANN section, "rule TAB p" of the private one; * and ! as in the list.
using System.Globalization;
using System.Text;

var idn = new IdnMapping { AllowUnassigned = true };
var text = new StringBuilder();
text.Append("# Public Suffix List, version ").Append(args[1]).Append(" as packaged by Debian (publicsuffix), rules only, in punycode.\n");
text.Append("# Mozilla Public License 2.0, https://mozilla.org/MPL/2.0/; source: https://publicsuffix.org/list/.\n");
bool isPrivate = false;
foreach (string raw in File.ReadLines(args[0]))
{
    if (raw.Contains("===BEGIN PRIVATE DOMAINS===", StringComparison.Ordinal))
        isPrivate = true;
    string line = raw.Trim();
    if (line.Length == 0 || line.StartsWith("//", StringComparison.Ordinal))
        continue;
    string mark = line.StartsWith("*.", StringComparison.Ordinal) ? "*." : line.StartsWith('!') ? "!" : "";
    text.Append(mark).Append(idn.GetAscii(line[mark.Length..]).ToLowerInvariant());
    text.Append(isPrivate ? "\tp\n" : "\n");
}

File.WriteAllText(args[2], text.ToString());
Console.WriteLine($"wrote {args[2]}");
