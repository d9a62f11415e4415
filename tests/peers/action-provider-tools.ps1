# The calls of action-provider-tools.py by the module's commands. Each line of the output is a call: its name, its
# error, and the text that its error must contain.
param([Parameter(Mandatory)] [string] $Module, [Parameter(Mandatory)] [string] $Provider)
$ErrorActionPreference = 'Stop'
Import-Module $Module
$address = [uri] $env:GLOBUS_SDK_SERVICE_URL_FLOWS
$null = Connect-Globus -Emulator -Port $address.Port

function Test-Call {
    param([string] $Name, [scriptblock] $Call, [string] $Expect)
    $failure = $null
    try {
        if (-not (& $Call)) { $failure = 'The result is empty or false.' }
    } catch {
        $failure = '{0}: {1}' -f $_.FullyQualifiedErrorId, $_.Exception.Message
    }
    @{ name = $Name; error = $failure; expect = $Expect } | ConvertTo-Json -Compress
}

Test-Call 'Get-GlobusActionProvider' { (Get-GlobusActionProvider $Provider).Title -eq 'What time is it?' }
Test-Call 'Invoke-GlobusAction -Wait' {
    (Invoke-GlobusAction $Provider -Body @{ utc_offset = 3 } -Wait).Status -eq 'SUCCEEDED'
}
Test-Call 'Invoke-GlobusAction (wrong input)' { Invoke-GlobusAction $Provider -Body @{ utc_offset = 'x' } } 'utc_offset'
$action = Invoke-GlobusAction $Provider -Body @{ utc_offset = 3; seconds = 3600 }
Test-Call 'Get-GlobusAction' { ($action | Get-GlobusAction).Status -eq 'ACTIVE' }
Test-Call 'Get-GlobusAction (list)' { @(Get-GlobusAction $Provider).Count -ge 1 }
Test-Call 'Get-GlobusActionLog' { @($action | Get-GlobusActionLog).Count -eq 1 }
Test-Call 'Remove-GlobusAction (before the end)' { $action | Remove-GlobusAction -Confirm:$false } 'Conflict'
Test-Call 'Stop-GlobusAction' { ($action | Stop-GlobusAction -PassThru -Confirm:$false).Status -eq 'FAILED' }
Test-Call 'Wait-GlobusAction' { ($action | Wait-GlobusAction).Status -eq 'FAILED' }
Test-Call 'Stop-GlobusAction (after the end)' {
    ($action | Stop-GlobusAction -PassThru -Confirm:$false).Status -eq 'FAILED'
}
Test-Call 'Remove-GlobusAction' { $action | Remove-GlobusAction -Confirm:$false; $true }
Test-Call 'Get-GlobusAction (after the removal)' { $action | Get-GlobusAction } 'NotFound'
