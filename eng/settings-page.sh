#!/usr/bin/env bash
# Writes the part of docs/settings.md that lists every setting anew, from the catalogue of detectors. A test compares the two.
set -euo pipefail
cd "$(dirname "$0")/.."
dotnet build -c Release src/Cli/Tocsin.Cli.csproj -v q --nologo >&2
page=docs/settings.md
head=$(sed '/^```yaml$/,$d' "$page")
{
    printf '%s\n\n```yaml\n' "$head"
    dotnet src/Cli/bin/Release/net10.0/tocsin.dll detectors --yaml
    printf '```\n'
} > "$page.new"
mv "$page.new" "$page"
