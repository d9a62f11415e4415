# Publishes a flow to a local Globus, runs it, waits for its end and shows what happened.
$ErrorActionPreference = 'Stop'

# Installed, the module is Import-Module Globus.Automate; here it is the one that "dotnet build" laid out.
Import-Module "$PSScriptRoot/../../out/Globus.Automate/Globus.Automate.psd1"

'A local Globus:'
Start-GlobusEmulator -Port 0
try {
    Connect-Globus -Emulator

    'The flow:'
    $flow = Publish-GlobusFlow 'Quickstart' "$PSScriptRoot/definition.json" -InputSchemaPath "$PSScriptRoot/input-schema.json"
    $flow

    'Its run, from start to end:'
    $run = $flow | Start-GlobusFlowRun -Body @{ name = 'World'; polite = $true } -Label 'My first run' | Wait-GlobusRun
    $run

    'What happened:'
    $run | Get-GlobusRunLog

    'What the action answered:'
    $run.Details.output.answer.details.hello
}
finally {
    Stop-GlobusEmulator
}
