#!/usr/bin/env bash
# Measures decoys: that no two share a canary, that their texts ring through what thieves and scanners do, and that nothing rings in the real
# mail, posts and domain lists beside the repository. Prints the figures of docs/detectors/decoys.md.
# Usage: eng/decoy-quality.sh
set -euo pipefail

ROOT="$(cd "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/.." && pwd)"
dotnet build -c Release -v q --nologo "$ROOT/tests/Tests"
dotnet "$ROOT/tests/Tests/bin/Release/net10.0/Tocsin.Tests.dll" -noLogo -noColor -showLiveOutput -class "*DecoyRecallTests" -class "*DecoyMakerTests"
