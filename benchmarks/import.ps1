<#
.SYNOPSIS
Times Import-Module of the built package against an empty binary module that ships the same format and type files.
.DESCRIPTION
Each import happens in a fresh process of the precompiled shell that the tests use, the two modules in turn, so that both
meet the same machine. The time is that of Import-Module alone, as the process itself measures it. Printed are the medians
and their ratio.
#>
[CmdletBinding()]
param(
    [ValidateRange(3, 1000)]
    [int] $Runs = 15
)

$ErrorActionPreference = 'Stop'
$root = Split-Path -Parent $PSScriptRoot
$package = Join-Path $root 'out/Globus.Automate'
$baseline = Join-Path $root 'out/EmptyModule'

& dotnet build (Join-Path $root 'Globus.Automate.sln') --configuration Release -v quiet | Out-Null
& dotnet build (Join-Path $PSScriptRoot 'EmptyModule') --configuration Release -v quiet -o $baseline | Out-Null
if ($LASTEXITCODE -ne 0) { throw 'The build failed.' }

$shared = Get-ChildItem -Path $package -Filter *.ps1xml
$shared | Copy-Item -Destination $baseline
$manifest = @{
    Path               = Join-Path $baseline 'EmptyModule.psd1'
    RootModule         = 'EmptyModule.dll'
    RequiredAssemblies = 'EmptyModule.dll'
    CmdletsToExport    = 'Get-Nothing'
    FunctionsToExport  = @()
    AliasesToExport    = @()
    FormatsToProcess   = @($shared.Name -like '*.Format.ps1xml')
    TypesToProcess     = @($shared.Name -like '*.Types.ps1xml')
}
New-ModuleManifest @manifest

$program = Join-Path $root $(if ($env:OS -eq 'Windows_NT') { 'out/pwsh/pwsh.exe' } else { 'out/pwsh/pwsh' })

function Measure-Import([string] $Path) {
    $script = '$clock = [Diagnostics.Stopwatch]::StartNew(); Import-Module ''{0}''; $clock.Elapsed.TotalMilliseconds.ToString([cultureinfo]::InvariantCulture)' -f $Path
    [double](& $program -NoProfile -NonInteractive -Command $script)
}

function Get-Median([double[]] $Values) { ($Values | Sort-Object)[[int][math]::Floor($Values.Count / 2)] }

$modules = [ordered]@{ 'Globus.Automate' = Join-Path $package 'Globus.Automate.psd1'; 'empty module' = $manifest.Path }
$times = @{}
foreach ($run in 0..$Runs) {
    foreach ($name in $modules.Keys) {
        $time = Measure-Import $modules[$name]
        # The first round fills the disk cache and is not counted.
        if ($run -gt 0) { $times[$name] += @($time) }
    }
}

$base = Get-Median $times['empty module']
foreach ($name in $modules.Keys) {
    $median = Get-Median $times[$name]
    [pscustomobject]@{
        Module   = $name
        MedianMs = [math]::Round($median, 1)
        MinMs    = [math]::Round(($times[$name] | Measure-Object -Minimum).Minimum, 1)
        Ratio    = [math]::Round($median / $base, 2)
        Runs     = $Runs
    }
}
