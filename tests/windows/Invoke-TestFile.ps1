# Runs one file of tests in this shell, and writes its counts (passed, failed, skipped, excluded) and its failures to a file: Wine
# draws what the shell shows on a screen.
param(
    [Parameter(Mandatory)] [string] $Pester,
    [Parameter(Mandatory)] [string] $Path,
    [Parameter(Mandatory)] [string] $ResultPath,
    [string[]] $ExcludeTag = @()
)

$ErrorActionPreference = 'Stop'
Import-Module $Pester
$configuration = New-PesterConfiguration
$configuration.Run.Path = $Path
$configuration.Run.PassThru = $true
$configuration.Filter.ExcludeTag = $ExcludeTag
$configuration.Output.Verbosity = 'Detailed'
$configuration.Output.RenderMode = 'Plaintext'
$result = Invoke-Pester -Configuration $configuration

# A block or a file that fails counts too: its own tests may have passed, or may never have been found.
$failures = @($result.Failed) + @($result.FailedBlocks) + @($result.FailedContainers) -ne $null
$lines = foreach ($failure in $failures) {
    "$($failure.ExpandedPath)$(if (-not $failure.ExpandedPath) { $failure })"
    foreach ($record in $failure.ErrorRecord) { "  $record" -split '\r?\n' }
}
$counts = "$($result.PassedCount) $($failures.Count) $($result.SkippedCount) $($result.NotRunCount)"
Set-Content $ResultPath ((@($counts) + $lines + '') -join "`n") -NoNewline
