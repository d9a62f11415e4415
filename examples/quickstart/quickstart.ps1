# Publishes a flow to a local Globus, runs it, waits for its end and shows what happened.
$ErrorActionPreference = 'Stop'

# Installed, the module is Import-Module Globus.Automate; here it is the one that "dotnet build" laid out.
Import-Module "$PSScriptRoot/../../out/Globus.Automate/Globus.Automate.psd1"

# A script's output is laid out by its first object; Out-Host lays each of these out by itself, as a prompt does.
'A local Globus:' | Out-Host
Start-GlobusEmulator -Port 0 | Out-Host
try {
    Connect-Globus -Emulator

    'The flow:' | Out-Host
    $flow = Publish-GlobusFlow 'Quickstart' "$PSScriptRoot/definition.json" -InputSchemaPath "$PSScriptRoot/input-schema.json"
    $flow | Out-Host

    'Its run, from start to end:' | Out-Host
    $run = $flow | Start-GlobusFlowRun -Body @{ name = 'World'; polite = $true } -Label 'My first run' | Wait-GlobusRun
    $run | Out-Host

    'What happened:' | Out-Host
    $run | Get-GlobusRunLog | Out-Host

    'What the action answered:' | Out-Host
    $run.Details.output.answer.details.hello
}
finally {
    Stop-GlobusEmulator
}
