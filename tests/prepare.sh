#!/usr/bin/env bash
# Installs what the tests use beyond the .NET SDK. Tests that want more than a machine can have say that they were skipped.
set -euo pipefail
cd "$(dirname "$0")/.."
command -v dotnet >/dev/null || { echo 'The .NET 10 SDK is needed: https://dotnet.microsoft.com/download/dotnet/10.0' >&2; exit 1; }
if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null && ! command -v chromedriver >/dev/null; then
    { apt-get update -qq && apt-get install -y -qq --no-install-recommends chromium chromium-driver; } >/dev/null 2>&1 ||
        echo 'No Chromium was installed: the tests of the page in a browser are skipped.' >&2
fi
dotnet tool restore || echo 'No PowerShell was restored: without a pwsh on the path the tests in a real shell are skipped.' >&2

# A keyring and a session bus, for the tests of the encrypted store.
keyring() { command -v dbus-daemon && command -v gnome-keyring-daemon && ldconfig -p | grep libsecret-1.so.0; } >/dev/null 2>&1
if ! keyring && [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
    apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends dbus gnome-keyring libsecret-1-0 >/dev/null || true
fi
keyring || echo 'No keyring was installed (dbus, gnome-keyring and libsecret-1-0 are needed): the tests of the encrypted store are skipped.' >&2

# A runtime for the assemblies of Windows PowerShell. Mono is not .NET Framework, but it runs what is built for it.
if ! command -v mono >/dev/null && [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
    { apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends mono-runtime libmono-system-net-http4.0-cil; } >/dev/null 2>&1 || true
fi
command -v mono >/dev/null || echo 'No Mono was installed: the tests of the assemblies for .NET Framework are skipped.' >&2
