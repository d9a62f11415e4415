#!/usr/bin/env bash
# Runs every script of this folder that can run here, and shows the table of programs and operations. With --write, the
# table replaces that in docs/emulator.md. The exit code is 1 if an operation failed that has to work. A script that was
# skipped does not count as passed, and the last lines name it.
set -euo pipefail
cd "$(dirname "$0")"
root=$(cd ../.. && pwd)
python=${PYTHON:-/usr/bin/python3}
write=()
[ "${1:-}" != --write ] || write=(--write)

export DOTNET_NOLOGO=1 DOTNET_CLI_TELEMETRY_OPTOUT=1
if [ -z "${GLOBUS_EMULATOR:-}" ]; then
    dotnet build "$root/src/Globus.Automate.Emulator" -v q -nologo
    dotnet build "$root/src/Globus.Automate.PowerShell" -v q -nologo
    export GLOBUS_EMULATOR=$root/src/Globus.Automate.Emulator/bin/Debug/net10.0/Globus.Automate.Emulator.dll
fi
PEERS_RESULTS=$(mktemp -d)
export PEERS_RESULTS
trap 'rm -rf "$PEERS_RESULTS"' EXIT

passed=() failed=() skipped=()
for script in *.py; do
    echo "== $script"
    code=0
    "$python" "$script" || code=$?
    case $code in
        0) passed+=("$script") ;;
        77) skipped+=("$script") ;;
        *) failed+=("$script") ;;
    esac
done

echo "== The table"
"$python" -m common.table "$PEERS_RESULTS" "${write[@]}"
echo
echo "skipped: ${skipped[*]:-none}"
echo "failed: ${failed[*]:-none}"
echo "${#passed[@]} passed, ${#failed[@]} failed, ${#skipped[@]} skipped"
[ ${#failed[@]} = 0 ]
