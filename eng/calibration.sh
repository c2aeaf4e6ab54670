#!/usr/bin/env bash
# Are the q-values honest? Scans simulated traffic at a false discovery rate of 0.05 in every detector and counts what is false:
# with nothing injected (bursts, fans, cascades and greetings only) every finding is, so at most 5 runs in 100 may have one;
# with weak operations injected at most 5 in 100 findings, and 5 in 100 of the accounts named, may be.
# Writes bench/results/calibration.md. Usage: eng/calibration.sh [SEEDS] [SIZE]
set -euo pipefail

ROOT="$(cd "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/.." && pwd)"
seeds="${1:-$(seq 1 20)}"
size="${2:-100000}"
rate=0.05
tocsin=("$ROOT/run")
[[ -z "${TOCSIN:-}" ]] || read -ra tocsin <<<"$TOCSIN"
work="$(mktemp -d)"
trap 'rm -rf "$work"' EXIT
"${tocsin[@]}" detectors --yaml | sed -E "s/^( *false-discovery-rate:).*/\1 $rate/" >"$work/settings.yaml"
"${tocsin[@]}" settings check "$work/settings.yaml" >/dev/null

for scenario in organic small-groups; do
    for seed in $seeds; do
        "${tocsin[@]}" simulate --scenario "$ROOT/samples/quickstart/$scenario.yaml" --posts "$size" --seed "$seed" \
            --out "$work/posts.ndjson" --truth "$work/truth.csv" >/dev/null 2>&1
        "${tocsin[@]}" scan "$work/posts.ndjson" --settings "$work/settings.yaml" --out "$work/out" --reveal >/dev/null 2>&1 || [[ $? -eq 1 ]]
        python3 - "$work" "$scenario" "$seed" <<'PY' >>"$work/rows.csv"
import csv, json, sys
work, scenario, seed = sys.argv[1:]
bad = {r["account"] for r in csv.DictReader(open(f"{work}/truth.csv")) if r["operation"]}
for line in open(f"{work}/out/findings.ndjson"):
    finding = json.loads(line)
    accounts = [a["account"] for a in finding["accounts"]]
    false = sum(a not in bad for a in accounts)
    print(scenario, seed, finding["detector"], len(accounts), false, int(false * 2 > len(accounts)), sep=",")
print(scenario, seed, "", 0, 0, 0, sep=",")
PY
    done
done

python3 - "$work/rows.csv" "$size" "$rate" "$seeds" <<'PY' >"$ROOT/bench/results/calibration.md"
import collections, csv, sys
path, size, rate, seeds = sys.argv[1:]
rows = [(s, int(seed), d, int(n), int(f), int(wrong)) for s, seed, d, n, f, wrong in csv.reader(open(path))]
seeds = seeds.split()
print(f"# Calibration\n\nMade by `eng/calibration.sh \"{seeds[0]} … {seeds[-1]}\" {size}`: {len(seeds)} seeds of each scenario, {int(size):,} posts, every detector at a false discovery rate of {rate} (default 0.01).\n")
print("| scenario | detector | findings | false findings | runs with a false finding | accounts named | false accounts |\n|---|---|---|---|---|---|---|")
for scenario in ("organic", "small-groups"):
    mine = [r for r in rows if r[0] == scenario and r[2]]
    for detector in sorted({r[2] for r in mine}) + ["all together"]:
        d = [r for r in mine if detector in (r[2], "all together")]
        named = sum(r[3] for r in d)
        false = sum(r[4] for r in d)
        share = f" ({false / named:.3f})" if named else ""
        print(f"| {scenario} | {detector} | {len(d)} | {sum(r[5] for r in d)} | {len({r[1] for r in d if r[5]})} of {len(seeds)} | {named:,} | {false}{share} |")
PY
cat "$ROOT/bench/results/calibration.md"
