<#
.SYNOPSIS
Compares the module with other clients, and writes docs/performance.md.
.DESCRIPTION
Builds the module, an empty module with the same views, and the precompiled shell, and then runs benchmarks/Module. The
machine should have nothing else to do.
.PARAMETER Quick
Takes fewer samples, in less than two minutes, and writes no file.
#>
[CmdletBinding()]
param([switch] $Quick)

$ErrorActionPreference = 'Stop'
$root = Split-Path -Parent $PSScriptRoot
$empty = Join-Path $root 'out/EmptyModule'

function Invoke-DotNet {
    & dotnet @args | Out-Host
    if ($LASTEXITCODE -ne 0) { throw "dotnet $($args[0]) ended with code $LASTEXITCODE." }
}

foreach ($project in 'src/Globus.Automate.PowerShell', 'src/Globus.Automate.TokenStorage', 'src/Globus.Automate.Yaml', 'tests/Globus.Automate.TestShell') {
    Invoke-DotNet build (Join-Path $root $project) --configuration Release -v quiet
}
Invoke-DotNet build (Join-Path $PSScriptRoot EmptyModule) --configuration Release -v quiet -o $empty

$shared = Get-ChildItem -Path (Join-Path $root 'out/Globus.Automate') -Filter *.ps1xml
$shared | Copy-Item -Destination $empty
$manifest = @{
    Path               = Join-Path $empty 'EmptyModule.psd1'
    RootModule         = 'EmptyModule.dll'
    RequiredAssemblies = 'EmptyModule.dll'
    CmdletsToExport    = 'Get-Nothing'
    FunctionsToExport  = @()
    AliasesToExport    = @()
    FormatsToProcess   = @($shared.Name -like '*.Format.ps1xml')
    TypesToProcess     = @($shared.Name -like '*.Types.ps1xml')
}
New-ModuleManifest @manifest
Invoke-DotNet run --project (Join-Path $PSScriptRoot Module) --configuration Release -- $(if ($Quick) { '--quick' })
