#!/usr/bin/env bash
# Runs Tocsin's default and every published method on the same labelled posts and writes account precision, recall and F1 as
# Markdown to bench/results/peers.md. Usage: eng/peers.sh [SIZES] [SEEDS] [SCENARIOS]; the real set is used where it is there.
#   eng/peers.sh "100000" "1" "bench small-groups organic"
# A scan that leaves scores.csv (account,score) in its output directory gets its AUC too.
set -euo pipefail

ROOT="$(cd "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/.." && pwd)"
sizes="${1:-100000}"
seeds="${2:-1}"
scenarios="${3:-bench organic}"
out="${PEERS_OUT:-$ROOT/bench/results/peers.md}"
real="$ROOT/../shared/data/posts"
tocsin=("$ROOT/run")
[[ -z "${TOCSIN:-}" ]] || read -ra tocsin <<<"$TOCSIN"
work="$(mktemp -d)"
trap 'rm -rf "$work"' EXIT
methods="$("${tocsin[@]}" methods --json | python3 -c 'import json, sys; print(*(json.loads(l)["name"] for l in sys.stdin))')"

score() { # TITLE POSTS TRUTH
    printf '\n## %s\n\n| method | flagged | precision | recall | F1 | AUC | false groups | groups |\n|---|---|---|---|---|---|---|---|\n' "$1"
    for method in default $methods; do
        choice=()
        [[ "$method" == default ]] || choice=(--method "$method")
        rm -rf "$work/out"
        "${tocsin[@]}" scan "$2" "${choice[@]}" --reveal --out "$work/out" >/dev/null 2>&1 || [[ $? -eq 1 ]]
        "${tocsin[@]}" evaluate "$work/out" --truth "$3" --json 2>/dev/null >"$work/score.json"
        python3 - "$work" "$method" "$3" <<'PY'
import csv, json, os, sys
work, method, truth = sys.argv[1:]
score = next(o for o in map(json.loads, open(f"{work}/score.json")) if o.get("type") == "evaluation")
def value(x):
    x = x.get("value") if isinstance(x, dict) else x
    return "–" if x is None else f"{x:.3f}"
auc = "–"
if os.path.exists(f"{work}/out/scores.csv"):
    rows = list(csv.DictReader(open(truth)))
    column = "operation" if "operation" in rows[0] else "label"
    ordinary = {"", "organic", "ordinary", "none", "0"}
    bad = {r["account"] for r in rows if r[column].lower() not in ordinary}
    known = {r["account"] for r in rows}
    scores = {r["account"]: float(r["score"]) for r in csv.DictReader(open(f"{work}/out/scores.csv"))}
    pos = [scores.get(a, 0.0) for a in bad]
    neg = [scores.get(a, 0.0) for a in known - bad]
    ranks, i, ordered = {}, 0, sorted(pos + neg)
    while i < len(ordered):
        j = i
        while j < len(ordered) and ordered[j] == ordered[i]:
            j += 1
        ranks[ordered[i]] = (i + j + 1) / 2
        i = j
    if pos and neg:
        auc = f"{(sum(ranks[s] for s in pos) - len(pos) * (len(pos) + 1) / 2) / (len(pos) * len(neg)):.3f}"
name = "**Tocsin, default**" if method == "default" else f"`{method}`"
print("|", " | ".join([name, f"{score['flagged']:,}", value(score["precision"]), value(score["recall"]), value(score["f1"]), auc,
      str(score["false_groups"]), str(len(score["findings"]) if isinstance(score["findings"], list) else score["findings"])]), "|")
PY
    done
}

{
    printf '# Tocsin and the published methods on the same posts\n\nMade by `eng/peers.sh "%s" "%s" "%s"`. ' "$sizes" "$seeds" "$scenarios"
    printf 'Methods: [docs/methods.md](../../docs/methods.md). An account is flagged when it stands in any group; a group is false when fewer than half of its accounts belong to an operation. AUC needs account scores (–: not written by this version).\n'
    if [[ -f "$real/mixed-2016q4.ndjson.gz" ]]; then
        score 'Real: troll and ordinary accounts, 2016 (`mixed-2016q4`, 342 accounts, of which 266 are trolls)' "$real/mixed-2016q4.ndjson.gz" "$real/mixed-2016q4.accounts.csv"
    fi
    for scenario in $scenarios; do
        for size in $sizes; do
            for seed in $seeds; do
                "${tocsin[@]}" simulate --scenario "$ROOT/samples/quickstart/$scenario.yaml" --posts "$size" --seed "$seed" \
                    --out "$work/posts.ndjson" --truth "$work/truth.csv" >/dev/null 2>&1
                score "Simulated: $scenario, $size posts, seed $seed" "$work/posts.ndjson" "$work/truth.csv"
            done
        done
    done
} >"$work/peers.md"
mv "$work/peers.md" "$out"
echo "written: $out"
