#!/usr/bin/env bash
# Measures speed and memory and writes bench/results/scan.md. Usage: eng/bench.sh [SIZES], for example
#   eng/bench.sh "100000 1000000 5000000"
# Needs python3 for the stopwatch and for the yardstick. Run it on an idle machine: it says what else was running.
set -euo pipefail

ROOT="$(cd "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/.." && pwd)"
command -v python3 >/dev/null 2>&1 || { echo 'eng/bench.sh needs python3 (apt-get install python3)' >&2; exit 2; }
"$ROOT/run" version >/dev/null
exec python3 "$ROOT/bench/scan.py" "$ROOT" ${1:-100000 300000 1000000}
