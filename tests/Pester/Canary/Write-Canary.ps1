# Runs lines as somebody at a prompt does who has all streams on, in a shell with a transcript; and writes down, in a file for
# each form, what there is to see of objects, errors and streams.
param(
    [Parameter(Mandatory)] [string] $Module,
    [Parameter(Mandatory)] [uri] $Emulator,
    [Parameter(Mandatory)] [string] $Lines,
    [Parameter(Mandatory)] [string] $Folder,
    [int] $Part = 0,
    [int] $Parts = 1
)

. "$PSScriptRoot/EmulatedUser.ps1"
. "$PSScriptRoot/Find-Secret.ps1"
. "$PSScriptRoot/Write-Form.ps1"
Import-Module $Module
$PSStyle.OutputRendering = 'PlainText'
$script = Import-PowerShellDataFile $Lines
$results = [System.Collections.Generic.List[object]]::new()
$user = [EmulatedUser]::new($Emulator)
$real = Connect-Globus -Emulator -AuthUrl $Emulator -FlowsUrl $Emulator -ContextName "real$Part" -NotCurrent -PassThru
$secret = @{}
foreach ($known in @{ Client = 'globus-emulator-second-secret'; Canary = 'c4n4ry-text'; CanaryWithBlank = 'c4n4ry text' }.GetEnumerator()) {
    $secret[$known.Key] = ConvertTo-SecureString $known.Value -AsPlainText -Force
}

function Write-Result([hashtable] $Line, [string] $Text, [object[]] $Errors, [object[]] $Records) {
    $results.Add([ordered]@{
        Way      = "$($way[0].Succeeds)"
        Text     = $Text
        IsShown  = $isShown
        Expected = if ($Text -eq $Line.Fails) { $Line.Error } else { '' }
        Errors   = @($Errors | ForEach-Object { ($_.FullyQualifiedErrorId -split ',')[0] }) -join ' '
        Types    = @(foreach ($record in $Records) { if ($null -ne $record) { $record.GetType().FullName } }) | Select-Object -Unique
    })
}

. ([scriptblock]::Create($script.Prepare))
$all = @(foreach ($line in @($script.WaysIn) + @($script.WaysInOfAShell) -ne $null) { , (@(@{ Succeeds = $line }) + $script.Commands) })
$all += @(foreach ($line in @($script.FailuresToSignIn) + @($script.FailuresToSignInOfAShell) -ne $null) { , @($line) })
$numbers = @(0..($all.Count - 1) | Where-Object { $_ % $Parts -eq $Part })
$PSDefaultParameterValues = @{ '*-Globus*:Verbose' = $true; '*-Globus*:Debug' = $true }
foreach ($number in $numbers) {
    $way = $all[$number]
    $ErrorView = if ($way.Count -eq 1) { 'DetailedView' } else { 'ConciseView' }

    # As they are typed, the shell shows what lines write, to a transcript too; what is redirected can be looked at.
    foreach ($isShown in $true, $false) {
        if ($isShown) { Start-Transcript "$Folder/transcript.txt" -Append | Out-Null }
        $seen = foreach ($line in $way) {
            if ($line.Once -and $number -gt 0) { continue }
            foreach ($text in @($line.Fails, $line.Succeeds) -ne $null) {
                $Error.Clear()
                $block = [scriptblock]::Create($text)
                $records = @()
                if ($isShown) { . $block | Out-Host } else { . $block *>&1 | Tee-Object -Variable records }
                Write-Result $line $text @($Error) @($records)
                if ($line.Once -and $IsLinux) { Get-CommandLine | Add-Content "$Folder/CommandLine.txt" }
            }
        }
        if ($isShown) { Stop-Transcript | Out-Null } else { Write-Form @($seen) }
        Remove-Item env:GLOBUS_* -ErrorAction Ignore
    }
}

ConvertTo-Json $results -Depth 3 | Set-Content "$Folder/results.json"
@{ Codes = @($user.Codes); Pages = @($user.Pages.AbsoluteUri) } | ConvertTo-Json | Set-Content "$Folder/secrets.json"
