#!/usr/bin/env bash
# Measures detection quality at default settings: simulated scenarios over several seeds and sizes, each scanned and
# compared with its truth. Prints a table in Markdown. Usage: eng/quality.sh [SEEDS] [SIZES] [SCENARIOS]
set -euo pipefail

ROOT="$(cd "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/.." && pwd)"
seeds="${1:-1 2 3}"
sizes="${2:-100000 300000}"
scenarios="${3:-bench small-groups quickstart organic}"
tocsin=("$ROOT/run")
[[ -z "${TOCSIN:-}" ]] || read -ra tocsin <<<"$TOCSIN"
work="$(mktemp -d)"
trap 'rm -rf "$work"' EXIT

printf '| scenario | posts | seed | precision | recall | F1 | false groups | findings |\n|---|---|---|---|---|---|---|---|\n'
for scenario in $scenarios; do
    for size in $sizes; do
        for seed in $seeds; do
            "${tocsin[@]}" simulate --scenario "$ROOT/samples/quickstart/$scenario.yaml" --posts "$size" --seed "$seed" \
                --out "$work/posts.ndjson" --truth "$work/truth.csv" >/dev/null 2>&1
            "${tocsin[@]}" scan "$work/posts.ndjson" --out "$work/out" --reveal >/dev/null 2>&1 || [[ $? -eq 1 ]]
            "${tocsin[@]}" evaluate "$work/out/findings.ndjson" --truth "$work/truth.csv" --json 2>/dev/null >"$work/score.json"
            python3 - "$work/score.json" "$scenario" "$size" "$seed" <<'PY'
import json, sys
path, scenario, size, seed = sys.argv[1:]
score = next(o for o in map(json.loads, open(path)) if o.get("type") == "evaluation")
def value(x):
    x = x.get("value") if isinstance(x, dict) else x
    return "–" if x is None else f"{x:.3f}"
print("|", " | ".join([scenario, f"{int(size):,}", seed, value(score["precision"]), value(score["recall"]), value(score["f1"]),
      str(score.get("false_groups", "")), str(score.get("findings", ""))]), "|")
PY
        done
    done
done
