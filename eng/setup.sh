# Sourced by ./run and ./test: finds the .NET SDK, installs missing Debian packages, quiet and repeatable builds.
# Everything it says goes to standard error: standard output belongs to the command that is run.

say() { printf '%s\n' "$*" >&2; }

# Nothing here may ask questions, phone home or leave build servers behind (they keep the caller's pipes open).
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1 DOTNET_GENERATE_ASPNET_CERTIFICATE=false
export DOTNET_CLI_UI_LANGUAGE=en MSBUILDDISABLENODEREUSE=1 DOTNET_CLI_USE_MSBUILD_SERVER=0
export DEBIAN_FRONTEND=noninteractive

# Usage: need_sdk — puts `dotnet` with a .NET 10 SDK on the PATH or exits 2 with one line that says how to get it.
need_sdk() {
    local candidate
    if ! command -v dotnet >/dev/null 2>&1; then
        for candidate in "${DOTNET_ROOT:-}" "${HOME:-/nonexistent}/.dotnet" /usr/share/dotnet /usr/lib/dotnet /usr/local/share/dotnet; do
            if [[ -n "$candidate" && -x "$candidate/dotnet" ]]; then
                export PATH="$candidate:$PATH"
                break
            fi
        done
    fi
    # The SDKs are folders beside the host: asking the file system is ten times faster than asking `dotnet`.
    local host sdk
    if host="$(command -v dotnet)"; then
        host="$(readlink -f "$host")"
        for sdk in "$(dirname "$host")"/sdk/10.*; do
            [[ -d "$sdk" ]] && return 0
        done
        # A host elsewhere (a wrapper, another layout) may still know one.
        if dotnet --list-sdks 2>/dev/null </dev/null | grep -q '^10\.'; then return 0; fi
    fi
    say 'Tocsin needs the .NET 10 SDK: see https://dotnet.microsoft.com/download/dotnet/10.0 or run the dotnet-install script with "--channel 10.0".'
    exit 2
}

# A home to write to: build tools want one, and some build machines have none.
need_home() {
    if [[ -z "${HOME:-}" || ! -w "${HOME:-/nonexistent}" ]]; then
        mkdir -p "$ROOT/artifacts/home"
        export HOME="$ROOT/artifacts/home" DOTNET_CLI_HOME="$ROOT/artifacts/home"
    fi
}

# Usage: install_debian PACKAGE... — installs through apt-get, with sudo when not root; returns 1 when it cannot.
install_debian() {
    local as_root=()
    if ! command -v apt-get >/dev/null 2>&1; then
        say "No apt-get here: install $* with this system's package manager."
        return 1
    fi
    if [[ "$(id -u)" != 0 ]]; then
        if ! command -v sudo >/dev/null 2>&1; then
            say "Installing $* needs root: run 'apt-get install $*' as root."
            return 1
        fi
        as_root=(sudo -n env DEBIAN_FRONTEND=noninteractive)
    fi
    say "Installing Debian packages: $*"
    # Package lists may be missing or old: try first, fetch them when that fails.
    if ! "${as_root[@]}" apt-get install -y -q --no-install-recommends "$@" >"$ROOT/artifacts/apt.log" 2>&1 </dev/null; then
        if ! { "${as_root[@]}" apt-get update -q &&
            "${as_root[@]}" apt-get install -y -q --no-install-recommends "$@"; } >>"$ROOT/artifacts/apt.log" 2>&1 </dev/null; then
            tail -n 5 "$ROOT/artifacts/apt.log" >&2
            say "Could not install $* (whole log: artifacts/apt.log)."
            return 1
        fi
    fi
}

# Usage: install_debian_unstarted PACKAGE... — the same, but no service among them is started: tests start their own.
install_debian_unstarted() {
    local policy=/usr/sbin/policy-rc.d as_root=() made="" status=0
    [[ "$(id -u)" == 0 ]] || as_root=(sudo -n)
    if [[ ! -e "$policy" ]] && command -v apt-get >/dev/null 2>&1; then
        if printf '#!/bin/sh\nexit 101\n' | "${as_root[@]}" tee "$policy" >/dev/null 2>&1; then
            "${as_root[@]}" chmod 755 "$policy"
            made=1
        else
            say "Installing $* needs root: run 'apt-get install $*' as root."
            return 1
        fi
    fi
    install_debian "$@" || status=1
    [[ -z "$made" ]] || "${as_root[@]}" rm -f "$policy"
    return "$status"
}

# The time zones of elections come from the system.
need_zones() {
    [[ -e /usr/share/zoneinfo/Europe/Paris ]] || install_debian tzdata || say 'Without time zones, times are shown in UTC.'
}

# Usage: sources_print — one line that changes whenever a source of the program or a build rule changes.
sources_print() {
    (
        cd "$ROOT"
        local part parts=()
        for part in src samples eng/BannedSymbols.txt Directory.Build.props Directory.Packages.props global.json .editorconfig; do
            [[ -e "$part" ]] && parts+=("$part")
        done
        find "${parts[@]}" \( -name bin -o -name obj \) -prune -o -type f -printf '%p %s %T@\n' | LC_ALL=C sort | sha256sum
    )
}

# Usage: build_release LOG ARGUMENT... — dotnet build in Release; silent unless it fails.
build_release() {
    local log="$1"
    shift
    # -p:UseSharedCompilation=false: a compiler server would outlive this script.
    if ! dotnet build "$@" -c Release -v q -nologo -nodeReuse:false -p:UseSharedCompilation=false >"$log" 2>&1 </dev/null; then
        cat "$log" >&2
        say "The build failed (log: ${log#"$ROOT"/})."
        return 1
    fi
}
