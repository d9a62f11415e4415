# 10,000 runs: the first time in a process, then warm; then memory.
. "$PSScriptRoot/Common.ps1"
Connect-Benchmark
Write-Number 'cold' (Measure-Ms { Get-GlobusRun -PageSize 100 })
Write-Number 'warm' ((1..7 | ForEach-Object { Measure-Ms { Get-GlobusRun -PageSize 100 } } | Sort-Object)[3])
Measure-Memory 'run' 10000 { Get-GlobusRun -PageSize 100 }
