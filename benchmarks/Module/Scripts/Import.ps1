# Import-Module alone.
. "$PSScriptRoot/Common.ps1"
Write-Number 'import' (Measure-Ms { Import-Module $env:BENCHMARK_MODULE })
