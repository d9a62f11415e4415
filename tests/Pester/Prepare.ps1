# What every test file starts with: the package, an emulator of its own, and flows to work with. GLOBUS_AUTOMATE_MODULE
# names the manifest of another package, such as an installed one.
$moduleManifest = if ($env:GLOBUS_AUTOMATE_MODULE) { $env:GLOBUS_AUTOMATE_MODULE } else { "$PSScriptRoot/../../out/Globus.Automate/Globus.Automate.psd1" }
Import-Module $moduleManifest -Force

# Where no emulator can start, another program has started one for this file, with a time scale of 20.
if ($env:GLOBUS_TEST_EMULATOR_PORT) {
    $health = Invoke-RestMethod "http://127.0.0.1:$env:GLOBUS_TEST_EMULATOR_PORT/_emulator/health"
    $emulator = [Activator]::CreateInstance([Globus.Automate.PowerShell.Emulator.EmulatorInstance], [System.Reflection.BindingFlags] 'Instance, NonPublic', $null, @(
        [uri] $health.urls.flows, [int] $health.process_id, $health.version, $health.client_id, 'globus-emulator-development-secret'), $null)
} else {
    $emulator = Start-GlobusEmulator -Port 0 -TimeScale 20
}

function Stop-TestEmulator {
    if (-not $env:GLOBUS_TEST_EMULATOR_PORT) { Stop-GlobusEmulator -Port $emulator.Port }
}

Connect-Globus -Emulator -Port $emulator.Port

$passDefinition = @{ StartAt = 'Only'; States = @{ Only = @{ Type = 'Pass'; End = $true } } }
$helloDefinition = @{
    StartAt = 'Greet'
    States  = @{
        Greet = @{
            Type       = 'Action'
            ActionUrl  = 'https://actions.globus.org/hello_world'
            Parameters = @{ 'echo_string.$' = '$.name' }
            ResultPath = '$.answer'
            End        = $true
        }
    }
}
