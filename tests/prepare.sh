#!/usr/bin/env bash
# Installs what the tests use beyond the .NET SDK. Nothing is needed today: the tests bring PowerShell's engine as a package.
# Tests that want more (a pwsh with Pester) use it where it is, and say that they were skipped where it is not.
set -euo pipefail
command -v dotnet >/dev/null || { echo 'The .NET 10 SDK is needed: https://dotnet.microsoft.com/download/dotnet/10.0' >&2; exit 1; }
