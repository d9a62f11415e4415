# What every test file starts with: the package, an emulator of its own, and flows to work with. GLOBUS_AUTOMATE_MODULE
# names the manifest of another package, such as an installed one.
$moduleManifest = $env:GLOBUS_AUTOMATE_MODULE ? $env:GLOBUS_AUTOMATE_MODULE : "$PSScriptRoot/../../out/Globus.Automate/Globus.Automate.psd1"
Import-Module $moduleManifest -Force

# Where no emulator can start, one that runs already has this port, a time scale of 20, and no other user.
if ($env:GLOBUS_TEST_EMULATOR_PORT) {
    $health = Invoke-RestMethod "http://127.0.0.1:$env:GLOBUS_TEST_EMULATOR_PORT/_emulator/health"
    $emulator = [Activator]::CreateInstance([Globus.Automate.PowerShell.Emulator.EmulatorInstance], [System.Reflection.BindingFlags] 'Instance, NonPublic', $null, @(
        [uri] "http://127.0.0.1:$env:GLOBUS_TEST_EMULATOR_PORT/", $PID, "$($health.version)", '10ca1000-0000-4000-8000-000000000001', 'globus-emulator-development-secret'), $null)
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
