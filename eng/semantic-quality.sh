#!/usr/bin/env bash
# Measures on labelled texts how well rewordings and translations are found and told apart, and languages guessed.
# Prints Markdown. Usage: eng/semantic-quality.sh DATA [ENCODER]
#   DATA     directory with duplicates-10-languages.csv.gz and sts-9-languages-dev.ndjson.gz
#   ENCODER  directory with model.onnx and its tokenizer
set -euo pipefail

ROOT="$(cd "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/.." && pwd)"
dotnet run -c Release --project "$ROOT/bench/Bench/Tocsin.Bench.csproj" -- semantic-quality "$@"
