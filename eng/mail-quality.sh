#!/usr/bin/env bash
# Measures `tocsin mail screen` on labelled messages, without a profile: alarms in each half of each set and what each sign catches.
# The halves are by the first byte of the SHA-256 of a message: A (even) was looked at while weights were set, B (odd) was only scored.
# Usage: eng/mail-quality.sh [DIR]   (DIR holds ham.tar.gz and phishing.tar.gz; default ../shared/data/mail)
set -euo pipefail

ROOT="$(cd "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/.." && pwd)"
data="${1:-$ROOT/../shared/data/mail}"
tocsin=(dotnet "$ROOT/src/Cli/bin/Release/net10.0/tocsin.dll")
[[ -z "${TOCSIN:-}" ]] || read -ra tocsin <<<"$TOCSIN"
work="$(mktemp -d)"
trap 'rm -rf "$work"' EXIT
mkdir "$work/all"
tar xzf "$data/ham.tar.gz" -C "$work/all"
tar xzf "$data/phishing.tar.gz" -C "$work/all"
"${tocsin[@]}" mail screen "$work/all" --all --json >"$work/verdicts.ndjson" || [[ $? -eq 1 ]]
python3 - "$work/verdicts.ndjson" <<'PY'
import collections, hashlib, json, math, sys
rows = collections.defaultdict(list)
for o in map(json.loads, open(sys.argv[1])):
    if o["type"] != "message":
        continue
    half = "AB"[hashlib.sha256(open(o["file"], "rb").read()).digest()[0] & 1]
    rows["phishing" if "/phishing/" in o["file"] else "hard ham" if "hard" in o["file"] else "easy ham", half].append(o)
def wilson(k, n, z=1.96):
    p, d = k / n, 1 + z * z / n
    m, s = p + z * z / (2 * n), z * math.sqrt(p * (1 - p) / n + z * z / (4 * n * n))
    return max(0, (m - s) / d), (m + s) / d
def bare(o):  # without the recorded results, which the ham of 2002 does not have
    return o["score"] - min(2.2, sum(s["weight"] for s in o["signs"] if s["family"] == "authentication"))
print("| set | half | messages | alarmed | rate | 95 % | attack | alarmed without authentication |\n|---|---|---|---|---|---|---|---|")
for key in sorted(rows):
    r = rows[key]; n = len(r); k = sum(o["verdict"] != "nothing-found" for o in r); low, high = wilson(k, n)
    print(f"| {key[0]} | {key[1]} | {n} | {k} | {k/n:.3f} | {low:.3f}–{high:.3f} | {sum(o['verdict'] == 'attack' for o in r)} | {sum(bare(o) >= 0 for o in r)} |")
print("\n| sign | phishing A | phishing B | easy ham | hard ham |\n|---|---|---|---|---|")
count = {k: collections.Counter(s for o in r for s in {x["sign"] for x in o["signs"]}) for k, r in rows.items()}
def part(keys, sign):
    return f"{sum(count[k][sign] for k in keys) / sum(len(rows[k]) for k in keys):.3f}"
for sign in sorted({s for c in count.values() for s in c}, key=lambda s: (-count["phishing", "A"][s], s)):
    print(f"| {sign} | {part([('phishing','A')], sign)} | {part([('phishing','B')], sign)} | {part([('easy ham','A'),('easy ham','B')], sign)} | {part([('hard ham','A'),('hard ham','B')], sign)} |")
PY
