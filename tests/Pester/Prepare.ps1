# What every test file starts with: the built package, an emulator of its own, and flows to work with.
Import-Module "$PSScriptRoot/../../out/Globus.Automate/Globus.Automate.psd1" -Force
$emulator = Start-GlobusEmulator -Port 0 -TimeScale 20
Connect-Globus -Emulator

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
