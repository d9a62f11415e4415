# Validation of generated definitions of different sizes, warm.
. "$PSScriptRoot/Common.ps1"
Import-Module $env:BENCHMARK_MODULE
foreach ($file in Get-ChildItem -LiteralPath $env:BENCHMARK_FILES | Sort-Object Length) {
    Test-GlobusFlow $file.FullName | Out-Null
    Write-Number $file.Name ((1..3 | ForEach-Object { Measure-Ms { Test-GlobusFlow $file.FullName } } | Sort-Object)[1])
}
