# 10,000 runs in a loop of Invoke-RestMethod; then memory.
. "$PSScriptRoot/Common.ps1"
Write-Number 'cold' (Measure-Ms { Get-RestRun })
Write-Number 'warm' ((1..3 | ForEach-Object { Measure-Ms { Get-RestRun } } | Sort-Object)[1])
Measure-Memory 'run' 10000 { Get-RestRun }
