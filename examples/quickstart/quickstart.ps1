# Starts an emulator, publishes a flow, runs it, waits for its end, and shows its log.
$ErrorActionPreference = 'Stop'

# An installed module needs only Import-Module Globus.Automate. This script uses the module of "dotnet build".
Import-Module "$PSScriptRoot/../../out/Globus.Automate/Globus.Automate.psd1"

# The first object decides the table of a script's whole output. Out-Host formats each object separately.
'The emulator:' | Out-Host
Start-GlobusEmulator -Port 0 | Out-Host
try {
    Connect-Globus -Emulator

    'The flow:' | Out-Host
    $flow = Publish-GlobusFlow 'Quickstart' "$PSScriptRoot/definition.json" -InputSchemaPath "$PSScriptRoot/input-schema.json"
    $flow | Out-Host

    'The run:' | Out-Host
    $run = $flow | Start-GlobusFlowRun -Body @{ name = 'World'; polite = $true } -Label 'My first run' | Wait-GlobusRun
    $run | Out-Host

    'The log:' | Out-Host
    $run | Get-GlobusRunLog | Out-Host

    'The output of the action:' | Out-Host
    $run.Details.output.answer.details.hello
}
finally {
    Stop-GlobusEmulator
}
