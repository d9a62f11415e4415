<#
.SYNOPSIS
Cancels runs that take too long, and deletes the records of runs that ended long ago.
.DESCRIPTION
Works on the runs that you own and that have the tag. With -WhatIf, the script shows the runs and changes nothing.
.PARAMETER Tag
The tag of the runs.
.PARAMETER CancelStartedBefore
Active and inactive runs that started before this time are canceled. The default is a week ago.
.PARAMETER ReleaseCompletedBefore
Records of runs that ended before this time are deleted. The default is 30 days ago.
.EXAMPLE
./cancel-and-release.ps1 -Tag nightly -WhatIf
.EXAMPLE
./cancel-and-release.ps1 -Tag nightly -CancelStartedBefore (Get-Date).AddHours(-12)
#>
#Requires -Modules Globus.Automate
[CmdletBinding(SupportsShouldProcess)]
param(
    [Parameter(Mandatory)] [string] $Tag,
    [datetime] $CancelStartedBefore = (Get-Date).AddDays(-7),
    [datetime] $ReleaseCompletedBefore = (Get-Date).AddDays(-30)
)

$ErrorActionPreference = 'Stop'

# -PassThru writes each run, and Wait-GlobusRun waits until the service has canceled it.
$canceled = @(
    Get-GlobusRun -Tag $Tag -Status ACTIVE, INACTIVE -StartedBefore $CancelStartedBefore |
        Stop-GlobusRun -PassThru |
        Wait-GlobusRun -TimeoutSec 600
)

# The script asks nothing: -Confirm:$false, because Remove-GlobusRun asks by default.
$released = @(
    Get-GlobusRun -Tag $Tag -Status SUCCEEDED, FAILED, ENDED -CompletedBefore $ReleaseCompletedBefore |
        Remove-GlobusRun -PassThru -Confirm:$false
)

[pscustomobject]@{ Canceled = $canceled.Count; Released = $released.Count }
