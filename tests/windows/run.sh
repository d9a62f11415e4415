#!/usr/bin/env bash
# Runs the tests of tests/Pester and of this folder in the Windows build of PowerShell, under Wine on Linux. Each file has a
# process and an emulator of its own. The emulators run on Linux, because Wine has no RSA signatures. GLOBUS_AUTOMATE_MODULE names
# the manifest of another package than the one in out/. Arguments are names of files, without '.Tests.ps1'; the default is all.
set -euo pipefail
cd "$(dirname "$0")/../.."
root=$PWD work=$PWD/out/windows
export SHELL=/bin/bash POWERSHELL_TELEMETRY_OPTOUT=1 DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1 NO_COLOR=1 TERM=xterm
say() { echo "== $*"; }
fail() { echo "$*" >&2; exit 2; }

# --- What has to be there ----------------------------------------------------------------------------------------------
command -v dotnet > /dev/null || fail 'The .NET 10 SDK is missing.'
command -v script > /dev/null || fail 'The program "script" is missing (Debian: bsdutils).'
if ! command -v wine > /dev/null || ! command -v curl > /dev/null; then
    [ "$(id -u)" = 0 ] && command -v apt-get > /dev/null || fail 'Wine or curl is missing (Debian: wine, wine64 and curl).'
    say 'Installing Wine and curl'
    apt-get update -qq
    DEBIAN_FRONTEND=noninteractive timeout 900 apt-get -o DPkg::Lock::Timeout=600 install -y -qq --no-install-recommends \
        wine wine64 curl > /dev/null
fi
mkdir -p "$work/results" "$work/prefix"
build() { timeout 900 dotnet msbuild "$@" -restore -v:q -nologo; }
say 'Building the emulator and the module'
build src/Globus.Automate.Emulator/Globus.Automate.Emulator.csproj
[ -n "${GLOBUS_AUTOMATE_MODULE:-}" ] || build src/Globus.Automate.PowerShell/Globus.Automate.PowerShell.csproj
say "Laying out PowerShell, its runtime and Pester in ${work#"$root"/}/shell"
build tests/windows/WindowsShell.csproj -t:LayOut

[ -f "${GLOBUS_AUTOMATE_MODULE:-out/Globus.Automate/Globus.Automate.psd1}" ] || fail "There is no $GLOBUS_AUTOMATE_MODULE."

# --- Wine --------------------------------------------------------------------------------------------------------------
windows_path() { printf 'Z:%s' "$(realpath "$1")" | tr / '\\'; }
module=$(windows_path "${GLOBUS_AUTOMATE_MODULE:-out/Globus.Automate/Globus.Automate.psd1}")
export WINEPREFIX=$work/prefix WINEARCH=win64 WINEDEBUG=-all
# PowerShell needs mscoree, which some set-ups disable. Memory that is writable or executable, and never both, makes
# the runtime end with "Internal CLR error" under Wine.
unset DISPLAY WAYLAND_DISPLAY WINEDLLOVERRIDES DOTNET_HOST_PATH PSModulePath SSH_TTY SSH_CONNECTION SSH_CLIENT
export DOTNET_EnableWriteXorExecute=0
# No process lives long enough to have anything of code that is measured before it is compiled well.
export DOTNET_TieredPGO=0
stop_wine() { timeout 30 wineserver -k 2> /dev/null || true; }
trap 'stop_emulator; stop_wine' EXIT
stop_emulator() { [ -z "${emulator_PID:-}" ] || { kill "$emulator_PID" 2> /dev/null && wait "$emulator_PID"; } || true; }

# One server for all processes. A run that was killed has left its own.
stop_wine
wineserver -p
set_value() { timeout 60 wine reg add "$1" /v "$2" /d "$3" /f >> "$work/results/wine.txt" 2>&1; }
if ! [ -e "$WINEPREFIX/system.reg" ]; then
    say "Preparing Wine in ${WINEPREFIX#"$root"/}"
    timeout 300 wineboot --init > "$work/results/wine.txt" 2>&1
fi
# PowerShell 7 needs Windows 10, and which Windows Wine stands for depends on its version.
set_value 'HKCU\Software\Wine' Version win10
set_value 'HKCU\Software\Wine\WineBrowser' Browsers "$root/tests/windows/browser.sh"

# --- The tests ---------------------------------------------------------------------------------------------------------
# An emulator on Linux; it ends with this script, since its input does. Its list of running emulators is not the user's.
start_emulator() {
    local ready
    coproc emulator {
        XDG_DATA_HOME=$work/data exec dotnet "$root/out/Globus.Automate/emulator/Globus.Automate.Emulator.dll" \
            --attached --port 0 --time-scale 20 2> "$work/results/$1.emulator.txt"
    }
    read -rt 60 ready <&"${emulator[0]}" || fail "The emulator did not start: $(cat "$work/results/$1.emulator.txt")"
    GLOBUS_TEST_EMULATOR_PORT=$(sed -E 's/.*"url":"[^"]*:([0-9]+).*/\1/' <<< "$ready")
    export GLOBUS_TEST_EMULATOR_PORT
}

# PowerShell writes nothing without a terminal under Wine. What the terminal shows is kept beside the results.
run_shell() {
    local log=$1 command
    shift
    command=$(printf ' %q' wine "$(windows_path "$work/shell/PowerShell/pwsh.exe")" -NoProfile -NonInteractive "$@")
    DOTNET_ROOT=$(windows_path "$work/shell/dotnet") GLOBUS_AUTOMATE_MODULE=$module timeout -k 10 600 \
        script -qec "stty cols 200 rows 50; exec$command" /dev/null < /dev/null > "$log" 2>&1
}

run_file() {
    local name result passed failed skipped excluded
    name=$(basename "$1" .Tests.ps1)
    result=$work/results/$name.txt
    rm -f "$result"
    start_emulator "$name"
    run_shell "$work/results/$name.console.txt" -File "$(windows_path tests/windows/Invoke-TestFile.ps1)" \
        -Pester "$(windows_path "$work/shell/Pester/Pester.psd1")" -Path "$(windows_path "$1")" \
        -ResultPath "$(windows_path "$work/results")\\$name.txt" -ExcludeTag NotUnderWine || {
        echo "$name: PowerShell ended with the exit code $?, see ${work#"$root"/}/results/$name.console.txt"
        stop_wine
        wineserver -p
    }
    stop_emulator
    # A file without a result, or without a test, has failed.
    read -r passed failed skipped excluded < <(grep -m 1 -E '^[0-9]+( [0-9]+){3}$' "$result" 2> /dev/null || echo 0 1 0 0)
    [ $((passed + failed + skipped + excluded)) -gt 0 ] || failed=1
    echo "$name: $passed passed, $failed failed, $((skipped + excluded)) skipped$([ "$excluded" = 0 ] || echo " ($excluded of them cannot run under Wine)")"
    [ "$failed" = 0 ] || tail -n +2 "$result" 2> /dev/null | sed 's/^/    /' || true
    all_passed=$((all_passed + passed)) all_failed=$((all_failed + failed))
    all_skipped=$((all_skipped + skipped + excluded))
}

all_passed=0 all_failed=0 all_skipped=0
run_shell "$work/results/version.txt" -Command "Set-Content '$(windows_path "$work/results")\\version.txt' \
    \"PowerShell \$(\$PSVersionTable.PSVersion) on \$(\$PSVersionTable.OS)\" -NoNewline" || true
say "$(cat "$work/results/version.txt"), $(wine --version 2> /dev/null)"
for file in tests/Pester/*.Tests.ps1 tests/windows/*.Tests.ps1; do
    if [ $# = 0 ] || [[ " $* " == *" $(basename "$file" .Tests.ps1) "* ]]; then run_file "$file"; fi
done
echo "$all_passed passed, $all_failed failed, $all_skipped skipped"
[ "$all_failed" = 0 ] && [ "$all_passed" -gt 0 ]
