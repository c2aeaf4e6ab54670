#!/usr/bin/env bash
# Starts a detector: code, page, test and the line in the catalogue, all of which build and pass as they stand, so that
# what remains is the thought. Usage: eng/new-detector.sh NAME "TITLE" , for example: eng/new-detector.sh co-quoting "Co-quoting"
set -euo pipefail
cd "$(dirname "$0")/.."

name="${1:-}"
title="${2:-}"
if [[ ! "$name" =~ ^[a-z][a-z0-9]*(-[a-z0-9]+)*$ || -z "$title" ]]; then
    echo 'usage: eng/new-detector.sh NAME "TITLE", where NAME is lower-case words joined by hyphens, as in rapid-resharing' >&2
    exit 2
fi
class="$(sed -E 's/(^|-)([a-z0-9])/\U\2/g' <<<"$name")"
code="src/Engine/Detectors/$class"
tests="tests/Tests/Engine/Detectors/$class"
page="docs/detectors/$name.md"
catalogue="src/Engine/Detectors/DetectorCatalog.cs"
for there in "$code" "$tests" "$page"; do
    [[ ! -e "$there" ]] || { echo "$there exists already: choose another name or remove it" >&2; exit 2; }
done

mkdir -p "$code" "$tests"
cat >"$code/${class}Detector.cs" <<CS
using System.Text;
using Tocsin.Engine.Coordination;
using Tocsin.Engine.Posts;

namespace Tocsin.Engine.Detectors.$class;

/// <summary>$title: say in one sentence what behaviour is found.</summary>
public sealed class ${class}Detector : IDetector
{
    /// <inheritdoc/>
    public DetectorInfo Info { get; } = new(
        "$name",
        "$title",
        "Say in one sentence what is found, and more than which innocent explanations.",
        "$name.md",
        [.. CoordinationSettings.All]);

    /// <inheritdoc/>
    public DetectorResult Detect(DetectionContext context, CancellationToken cancellation)
    {
        // 1. What do accounts act on? Here links; TraceActs.Build takes any objects of your own.
        var trace = TraceExtraction.Objects(context.Posts, TraceKind.Link);

        // 2. The mechanism: pairs beyond chance and taste, groups, false discovery control, evidence. A detector of another
        //    kind computes its findings itself (Narratives, KnownClaims) and says so in its bearing.
        return CoordinationDetection.Run(context, Info, [(TraceKind.Link, trace)], ValueOf, Explain, cancellation);

        string ValueOf(GroupObject shared) => ObjectWords.Of(shared.Trace, Encoding.UTF8.GetString(context.Posts.ValueOf(shared.Key)));
    }

    // 3. Which innocent explanation would look the same, and what was done about it?
    private static IReadOnlyList<string> Explain(AccountGroup group, IReadOnlyList<GroupObject> objects) =>
    [
        "Shared taste: allowed for, common objects alone do not count, only being closer in time than the objects' rhythm explains.",
        "One organisation that openly runs several accounts: would look the same. Declare such accounts in the election profile (declared_groups) and they are shown as declared.",
    ];
}
CS

cat >"$tests/${class}DetectorTests.cs" <<CS
using Shouldly;
using Tocsin.Engine.Detectors.$class;
using Tocsin.Tests.Engine.Posts;
using Xunit;

namespace Tocsin.Tests.Engine.Detectors.$class;

// What holds for every detector (order of posts, batches, threads, empty input, page) is tested by EveryDetectorTests.
public sealed class ${class}DetectorTests
{
    [Fact]
    public void Strangers_who_share_the_same_links_hours_apart_are_not_called()
    {
        var posts = new Prepared();
        for (int account = 0; account < 20; account++)
        {
            for (int link = 0; link < 10; link++)
                posts.Post("", \$"reader{account}", time: Prepared.Noon + (link * 86_400_000L) + (account * 5_400_000L), items: [\$"l:https://news.example/{link}"]);
        }

        Scans.Detect(new ${class}Detector(), posts.Table()).ShouldBeEmpty();
    }
}
CS

{
    printf '# %s\n\n**Finds** say what, beyond which innocent explanations.\n\n' "$title"
    printf '**Why it matters.** Who does this, with a published case.\n\n## What it does\n\n1. …\n\n## Settings\n\nThose of [co-sharing](co-sharing.md#settings): windows, minimum-weight, false-discovery-rate, minimum-group, resolution.\n\n'
    printf '## Measured\n\nNot measured yet: precision, recall, speed, memory, each with the command that gives it.\n\n'
    printf '## Innocent explanations that look the same\n\n- …\n\n## Blind spots\n\n- …\n'
} >"$page"

# One explicit line in the catalogue, the using lines in order.
{ grep '^using' "$catalogue"; echo "using Tocsin.Engine.Detectors.$class;"; } | LC_ALL=C sort -u >"$catalogue.new"
sed '/^using/d' "$catalogue" | sed "s/^    \];/        new ${class}Detector(),\n    ];/" >>"$catalogue.new"
mv "$catalogue.new" "$catalogue"
bash eng/settings-page.sh

cat <<SAY

It runs: ./run detectors $name

  $code/           the algorithm: three numbered comments say where thought goes
  $tests/   its own tests
  $page   its page: a test asks that it explains every setting
  $catalogue   its line
  docs/settings.md   written anew; again by eng/settings-page.sh when you change settings

Then: dotnet tests/Tests/bin/Release/net10.0/Tocsin.Tests.dll -class "*EveryDetectorTests" -class "*${class}*"
SAY
