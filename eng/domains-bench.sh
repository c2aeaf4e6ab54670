#!/usr/bin/env bash
# Measures the screening of host names, engine and whole command, and writes bench/results/domains.md.
# Usage: eng/domains-bench.sh DATA [BASELINE], DATA the folder with newly-registered-sample.txt.gz, lookalikes.csv, fr-government.txt,
# us-government.txt and cloudflare-top100k.txt.gz; BASELINE a tocsin.dll of another build, to be measured in the same run.
# Processor seconds, because other work on the machine does not count in them; it says what else was running.
set -euo pipefail

ROOT="$(cd "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/.." && pwd)"
[ $# -ge 1 ] && [ -d "$1" ] || { echo "usage: eng/domains-bench.sh DATA [BASELINE.dll]" >&2; exit 2; }
DATA="$1"; BASELINE="${2:-}"; REPEAT=20
dotnet build -c Release "$ROOT/bench/Bench/Tocsin.Bench.csproj" -v q --nologo >/dev/null
[ -f "$ROOT/src/Cli/bin/Release/net10.0/tocsin.dll" ] || dotnet build -c Release "$ROOT/src/Cli" -v q --nologo >/dev/null
WORK="$(mktemp -d)"; trap 'rm -rf "$WORK"' EXIT
BENCH=(dotnet "$ROOT/bench/Bench/bin/Release/net10.0/Tocsin.Bench.dll" lookalikes)
"${BENCH[@]}" lists "$DATA" "$WORK"
for _ in $(seq "$REPEAT"); do cat "$DATA/newly-registered-sample.txt.gz"; done > "$WORK/names.txt.gz"
zcat "$DATA/newly-registered-sample.txt.gz" | awk '{ printf "{\"timestamp\":\"2026-11-27T22:49:01Z\",\"subject\":\"CN=%s\",\"san\":[\"%s\",\"www.%s\"]}\n", $1, $1, $1 }' | gzip -1 > "$WORK/certificates.ndjson.gz"
zcat "$DATA/newly-registered-sample.txt.gz" | awk '{ print $1 ",2026-11-27,registrar,active" }' | gzip -1 > "$WORK/names.csv.gz"

command_row() { # label tocsin.dll input names
    local log="$WORK/log" status=0
    TIMEFORMAT='%R %U %S'
    { time dotnet "$2" domains screen "$3" --protect "$WORK/$4.txt" --threads 2 > "$WORK/out" 2> /dev/null; } 2> "$log" || status=$?
    [ "$status" -le 1 ] || { echo "screening failed with $status" >&2; exit 1; }
    local names; names="$(tail -1 "$WORK/out" | sed 's/.* among \([0-9,]*\) names.*/\1/; s/,//g')"
    awk -v l="$1" -v i="$(basename "$3")" -v p="$4" -v n="$names" '{ printf "| %s | %s | %s | %d | %.1f | %.1f | %.2f | %.2f |\n", l, i, p, n, $1, $2 + $3, n / $1 / 1e6, 2 * n / ($2 + $3) / 1e6 }' "$log"
}

{
    echo '# Lookalike domains: speed and memory'
    echo
    echo 'Written by `eng/domains-bench.sh DATA'"${BASELINE:+ BASELINE}"'`.'" $(nproc) cores, $(grep -m1 'model name' /proc/cpuinfo | cut -d: -f2 | sed 's/^ //'); load of the machine before: $(cut -d' ' -f1 /proc/loadavg)."
    echo
    echo '## The engine alone, one thread'
    echo
    echo 'A million newly registered names, best of five rounds, processor time of the thread; the index with all it holds, peak of the process at its end.'
    echo
    echo '| list | protected | built in s | CPU s | index MB | peak MB | ns a name | M names/s a core | alarms | bytes allocated a name |'
    echo '|---|---|---|---|---|---|---|---|---|---|'
    for list in 200 2000 25000 25000-popular; do "${BENCH[@]}" speed "$DATA" "$WORK/$list.txt"; done
    echo
    echo '## The whole command, two threads'
    echo
    echo "From the start of the process to its end, building the index included; the list $REPEAT times over, then each name in a line of CSV and of NDJSON."
    echo '"By CPU" is what two cores would do if nothing else ran on them.'
    echo
    echo '| build | input | protected | names | wall s | CPU s | M names/s | by CPU |'
    echo '|---|---|---|---|---|---|---|---|'
    for list in 200 25000; do
        command_row now "$ROOT/src/Cli/bin/Release/net10.0/tocsin.dll" "$WORK/names.txt.gz" "$list"
        [ -z "$BASELINE" ] || command_row before "$BASELINE" "$WORK/names.txt.gz" "$list"
    done
    for input in names.csv.gz certificates.ndjson.gz; do
        command_row now "$ROOT/src/Cli/bin/Release/net10.0/tocsin.dll" "$WORK/$input" 200
        [ -z "$BASELINE" ] || command_row before "$BASELINE" "$WORK/$input" 200
    done
} > "$WORK/domains.md"
cp "$WORK/domains.md" "$ROOT/bench/results/domains.md"
cat "$ROOT/bench/results/domains.md"
