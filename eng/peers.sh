#!/usr/bin/env bash
# Runs Tocsin's default and every published method on the same labelled posts and writes account precision, recall and F1 as
# Markdown to bench/results/peers.md. Usage: eng/peers.sh [SIZES] [SEEDS] [SCENARIOS]; the real set is used where it is there.
#   eng/peers.sh "100000" "1" "bench small-groups organic"
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
import json, sys
work, method, _ = sys.argv[1:]
score = next(o for o in map(json.loads, open(f"{work}/score.json")) if o.get("type") == "evaluation")
def value(x):
    x = x.get("value") if isinstance(x, dict) else x
    return "–" if x is None else f"{x:.3f}"
auc = value(score["auc"])
name = "**Tocsin, default**" if method == "default" else f"`{method}`"
print("|", " | ".join([name, f"{score['flagged']:,}", value(score["precision"]), value(score["recall"]), value(score["f1"]), auc,
      str(score["false_groups"]), str(len(score["findings"]) if isinstance(score["findings"], list) else score["findings"])]), "|")
PY
    done
}

{
    printf '# Tocsin and the published methods on the same posts\n\nMade by `eng/peers.sh "%s" "%s" "%s"`. ' "$sizes" "$seeds" "$scenarios"
    printf 'Methods: [docs/methods.md](../../docs/methods.md). An account is flagged when it stands in any group; a group is false when fewer than half of its accounts belong to an operation. AUC: the order of accounts in accounts.csv, by strength of evidence or by the similarity that a method computes.\n'
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
