#!/usr/bin/env bash
# Measures the phases of a scan one by one, in processor time, and writes bench/results/phases.md. Usage: eng/phases.sh [SIZES [THREADS]]:
#   eng/phases.sh "1000000 10000000" 2
# Processor time hardly depends on what else runs, wall-clock time does: the load average stands beside every table.
set -euo pipefail

ROOT="$(cd "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/.." && pwd)"
source "$ROOT/eng/setup.sh"
need_sdk
mkdir -p "$ROOT/artifacts"
build_release "$ROOT/artifacts/phases-build.log" "$ROOT/bench/Bench/Tocsin.Bench.csproj"

work="$(mktemp -d)"
trap 'rm -rf "$work"' EXIT
bench() { dotnet "$ROOT/bench/Bench/bin/Release/net10.0/Tocsin.Bench.dll" "$@"; }
{
    echo '# The phases of a scan, one by one'
    echo
    echo "Scenario \`bench\`, seed 1, NDJSON and the same posts as CSV. Written by \`eng/phases.sh \"${1:-1000000}\" ${2:-2}\`."
    echo 'Parse, prepare and append run batch by batch on a thread each and show processor time only. "Posts per CPU s" is for one core.'
    for size in ${1:-1000000}; do
        "$ROOT/run" simulate --scenario bench --posts "$size" --seed 1 --out "$work/posts.ndjson" --truth "$work/truth.csv" >&2
        echo
        echo "## $size posts, NDJSON"
        echo
        bench phases "$work/posts.ndjson" --threads "${2:-2}" --parts
        echo
        echo "## $size posts, CSV: reading only"
        echo
        bench csv "$work/posts.ndjson" "$work/posts.csv" >&2
        rm "$work/posts.ndjson"
        bench phases "$work/posts.csv" --threads "${2:-2}" | grep -E '^\| *(phase|---|SHA|parse)'
        rm "$work/posts.csv"
    done
    echo
    echo '## Near-duplicate text against comparing every text with every other'
    echo
    "$ROOT/run" simulate --scenario bench --posts 100000 --seed 1 --out "$work/posts.ndjson" --truth "$work/truth.csv" >&2
    bench recall "$work/posts.ndjson" 8000
} >"$work/phases.md"
mv "$work/phases.md" "$ROOT/bench/results/phases.md"
cat "$ROOT/bench/results/phases.md"
