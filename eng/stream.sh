#!/usr/bin/env bash
# Measures long streams and writes bench/results/stream.md. Usage: eng/stream.sh [SIZES], for example
#   eng/stream.sh "1000000 5000000 10000000"
# Needs python3 for the stopwatch. The rate of posts is the same for every size; a longer stream lasts more days.
set -euo pipefail

ROOT="$(cd "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/.." && pwd)"
command -v python3 >/dev/null 2>&1 || { echo 'eng/stream.sh needs python3 (apt-get install python3)' >&2; exit 2; }
"$ROOT/run" version >/dev/null
exec python3 "$ROOT/bench/stream.py" "$ROOT" ${1:-1000000 5000000}
