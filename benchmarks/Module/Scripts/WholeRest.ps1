# A whole process: read the same page with Invoke-RestMethod.
. "$PSScriptRoot/Common.ps1"
Write-Number 'first' (Measure-Ms { (Get-RestPage '').runs })
Write-ProcessorTime
