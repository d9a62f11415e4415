#!/usr/bin/env bash
# Installs what the tests use beyond the .NET SDK. Tests that want more than a machine can have say that they were skipped.
set -euo pipefail
cd "$(dirname "$0")/.."
command -v dotnet >/dev/null || { echo 'The .NET 10 SDK is needed: https://dotnet.microsoft.com/download/dotnet/10.0' >&2; exit 1; }
dotnet tool restore || echo 'No PowerShell was restored: without a pwsh on the path the tests in a real shell are skipped.' >&2
