#!/usr/bin/env bash
# Measures lines a second of generated logs against generated indicators and writes bench/results/logs.md.
# Usage: eng/logs-bench.sh [INDICATORS [LINES [THREADS]]]; by default 1000000 4000000 and all cores. It says what else was running.
set -euo pipefail

ROOT="$(cd "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/.." && pwd)"
dotnet build -c Release "$ROOT/bench/Bench/Tocsin.Bench.csproj" -v q --nologo >/dev/null
{
    echo '# Indicators in logs'
    echo
    echo 'Made by `eng/logs-bench.sh '"$*"'`: generated logs (`bench/Bench/Logs/LogTraffic.cs`) against generated indicators, half domains, a quarter IPv4'
    echo 'addresses, the rest web addresses, hashes, mail addresses and networks. The "mixed" log has its formats line by line.'
    echo
    echo "$(nproc) cores, $(grep -m1 'model name' /proc/cpuinfo | cut -d: -f2 | sed 's/^ //'); load of the machine before: $(cut -d' ' -f1 /proc/loadavg)."
    echo
    dotnet "$ROOT/bench/Bench/bin/Release/net10.0/Tocsin.Bench.dll" logs "$@"
} > "$ROOT/bench/results/logs.md.new"
mv "$ROOT/bench/results/logs.md.new" "$ROOT/bench/results/logs.md"
cat "$ROOT/bench/results/logs.md"
