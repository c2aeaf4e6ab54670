#!/usr/bin/env bash
# Measures how well dumps are traced and alterations shown, on real mails of several lists. Prints Markdown.
# Usage: eng/leak-quality.sh MAILS.tar.gz [a|b|parameters]
#   a           the half that may be looked at (the default)
#   b           the half that is only scored
#   parameters  alternatives of k and w, on half a
set -euo pipefail

ROOT="$(cd "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/.." && pwd)"
dotnet run -c Release --project "$ROOT/bench/Bench/Tocsin.Bench.csproj" -- leak-quality "$@"
