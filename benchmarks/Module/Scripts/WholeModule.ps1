# A whole process: sign in with a token and list 100 runs.
. "$PSScriptRoot/Common.ps1"
Write-Number 'import' (Measure-Ms { Import-Module $env:BENCHMARK_MODULE })
Connect-Benchmark
Write-Number 'first' (Measure-Ms { Get-GlobusRun -First 100 })
Write-ProcessorTime
