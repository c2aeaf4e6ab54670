#!/usr/bin/env bash
# Measures precision and recall of attacks in generated, labelled sign-ins. Prints the table of docs/detectors/sign-in-attacks.md.
set -euo pipefail

ROOT="$(cd "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/.." && pwd)"
dotnet build -c Release "$ROOT/tests/Tests/Tocsin.Tests.csproj" -v q --nologo >/dev/null
dotnet "$ROOT/tests/Tests/bin/Release/net10.0/Tocsin.Tests.dll" -noLogo -noColor -class "*SignInQualityTests*" -showLiveOutput
