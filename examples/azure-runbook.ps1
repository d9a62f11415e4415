<#
.SYNOPSIS
An Azure Automation runbook: runs a flow and fails if the run does not succeed.
.DESCRIPTION
Import the module into the Automation account. Create a credential asset: the user name is the client id of a
confidential client, and the password is its secret. The job needs no profile, no browser and no prompt.
.PARAMETER FlowId
The flow to run.
.PARAMETER InputJson
The input of the run as JSON text.
.PARAMETER CredentialName
The name of the credential asset.
.PARAMETER TimeoutSec
The time limit of the wait in seconds. Azure stops a job in the cloud after three hours.
#>
param(
    [Parameter(Mandatory = $true)] [string] $FlowId,
    [string] $InputJson = '{}',
    [string] $CredentialName = 'Globus',
    [int] $TimeoutSec = 9000
)

# An error ends the job with the status Failed.
$ErrorActionPreference = 'Stop'

Connect-Globus -Credential (Get-AutomationPSCredential -Name $CredentialName)
try {
    $run = Start-GlobusFlowRun -FlowId $FlowId -Body $InputJson -Label "Runbook $(Get-Date -Format s)" -Tag runbook

    # If Azure ends the job during the wait, the output still names the run.
    Write-Output "Started run $($run.RunId)."
    $run = $run | Wait-GlobusRun -TimeoutSec $TimeoutSec

    Write-Output "Run $($run.RunId) is $($run.Status)."
    if ($run.Status -ne 'SUCCEEDED') { throw "Run $($run.RunId) is $($run.Status): $($run.Failure)" }
}
finally {
    Disconnect-Globus
}
