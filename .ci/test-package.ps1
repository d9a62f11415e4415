<#
.SYNOPSIS
Tests the packages in the PowerShell that runs this script, which may be Windows PowerShell 5.1.
.DESCRIPTION
Installs the module from its package into a new folder, and runs tests/Pester against the installed module. Fails if a
test fails, if no test passes, or if the tests load the module of the checkout.
.PARAMETER Packages
The folder with the packages, which .ci/pack writes.
.PARAMETER ExpectedVersion
The version with which the version of this PowerShell must begin.
.PARAMETER PesterPath
The manifest of Pester. By default, an installed Pester 5 is used, or is downloaded.
.PARAMETER TestPath
The test files. By default, all.
.PARAMETER ExcludeTag
The tags of tests to skip. By default, those of tests that this PowerShell cannot run.
.PARAMETER Install
Also runs the tests that install the module for the current user and uninstall it. They need PSResourceGet.
#>
[CmdletBinding()]
param(
    [string] $Packages = '',
    [string] $ExpectedVersion = '',
    [string] $PesterPath = '',
    [string[]] $TestPath = @(),
    [string[]] $ExcludeTag = @(),
    [switch] $Install
)

$ErrorActionPreference = 'Stop'
$ProgressPreference = 'SilentlyContinue'
$env:POWERSHELL_TELEMETRY_OPTOUT = '1'
$gallery = 'PSGallery'
# Windows PowerShell does not always know the folder of the script where defaults of parameters are evaluated.
$root = (Resolve-Path -LiteralPath (Join-Path $PSScriptRoot '..')).Path
if (-not $Packages) { $Packages = Join-Path $root 'out/packages' }
if ($TestPath.Count -eq 0) { $TestPath = @(Join-Path $root 'tests/Pester') }
$isDesktop = $PSVersionTable.PSEdition -eq 'Desktop'

if (-not "$($PSVersionTable.PSVersion)".StartsWith($ExpectedVersion)) {
    throw "This is PowerShell $($PSVersionTable.PSVersion), but version $ExpectedVersion was expected."
}
# These tests are about the build of the checkout, not about an installed module.
$excludedPaths = @('*/Readme.Tests.ps1', '*/Secrets.Tests.ps1', '*/Pictures.Tests.ps1')
if (-not $PSBoundParameters.ContainsKey('ExcludeTag')) {
    $ExcludeTag = @('Canary')
    # These tests use parallel blocks, thread jobs or parameters that Windows PowerShell does not have.
    if ($isDesktop) { $ExcludeTag += 'ThreadJob', 'PowerShell7' }
}
if (-not $Install) { $ExcludeTag += 'Package' }
# Its cases, which Pester reads before it looks at tags, need PowerShell 7.
if ($isDesktop) { $excludedPaths += '*/Documents.Tests.ps1' }

function Expand-Package([string] $Package, [string] $Destination) {
    Add-Type -AssemblyName System.IO.Compression.FileSystem
    [System.IO.Compression.ZipFile]::ExtractToDirectory($Package, $Destination)
    # NuGet's own files, which no installation keeps.
    '_rels', 'package', '[Content_Types].xml', 'Globus.Automate.nuspec' | ForEach-Object {
        $path = Join-Path $Destination $_
        if (Test-Path -LiteralPath $path) { Remove-Item -LiteralPath $path -Recurse -Force }
    }
}

# Installs the module as a user does. Where PSResourceGet is missing, as in Windows PowerShell, the package is unpacked.
function Install-Package([string] $Package, [string] $Version, [string] $Destination) {
    if (-not (Get-Command Save-PSResource -ErrorAction SilentlyContinue)) {
        Expand-Package $Package (Join-Path $Destination "Globus.Automate/$Version")
        return 'unpacked'
    }

    $repository = "GlobusAutomate$PID"
    Register-PSResourceRepository -Name $repository -Uri (Split-Path $Package) -Trusted
    try { Save-PSResource -Name Globus.Automate -Version $Version -Repository $repository -Path $Destination }
    finally { Unregister-PSResourceRepository -Name $repository }
    'installed by PSResourceGet'
}

# The manifest of Pester 5, of which any version from 5.5 will do.
function Find-Pester([string] $Destination) {
    $installed = Get-Module -ListAvailable -Name Pester |
        Where-Object { $_.Version.Major -eq 5 -and $_.Version -ge [version] '5.5' } |
        Sort-Object Version -Descending | Select-Object -First 1
    if ($installed) { return $installed.Path }

    if (Get-Command Save-PSResource -ErrorAction SilentlyContinue) {
        Save-PSResource -Name Pester -Version '[5.5.0,6.0.0)' -Repository $gallery -Path $Destination -TrustRepository
    }
    else {
        [Net.ServicePointManager]::SecurityProtocol =
            [Net.ServicePointManager]::SecurityProtocol -bor [Net.SecurityProtocolType]::Tls12
        Install-PackageProvider -Name NuGet -MinimumVersion 2.8.5.201 -Scope CurrentUser -Force | Out-Null
        Save-Module -Name Pester -MinimumVersion 5.5.0 -MaximumVersion 5.99.99 -Repository $gallery -Path $Destination -Force
    }
    (Get-ChildItem -Path (Join-Path $Destination 'Pester') -Recurse -Filter Pester.psd1 | Select-Object -First 1).FullName
}

$Packages = (Resolve-Path -LiteralPath $Packages).Path
$found = @(Get-ChildItem -LiteralPath $Packages -File | Where-Object { $_.Name -match '^Globus\.Automate\.\d+(\.\d+)+\.nupkg$' })
if ($found.Count -ne 1) { throw "Expected one package of the module in '$Packages', found $($found.Count)." }
$version = $found[0].Name -replace '^Globus\.Automate\.', '' -replace '\.nupkg$', ''

$work = Join-Path ([System.IO.Path]::GetTempPath()) "globus-automate-$PID"
try {
    $modules = (New-Item -ItemType Directory -Path (Join-Path $work 'modules')).FullName
    $how = Install-Package $found[0].FullName $version $modules
    $manifest = Join-Path $modules "Globus.Automate/$version/Globus.Automate.psd1"
    if (-not (Test-Path -LiteralPath $manifest)) { throw "The package did not install '$manifest'." }
    Write-Host "PowerShell $($PSVersionTable.PSVersion), Globus.Automate $version ($how) in '$modules'."

    $env:GLOBUS_AUTOMATE_MODULE = $manifest
    $env:GLOBUS_AUTOMATE_PACKAGES = $Packages
    $env:GLOBUS_AUTOMATE_ARCHIVE = Join-Path $Packages '../azure/Globus.Automate.zip'
    if (-not $PesterPath) { $PesterPath = Find-Pester $modules }
    Import-Module $PesterPath
    Write-Host "Pester $((Get-Module Pester).Version); left out: $((@($ExcludeTag | Where-Object { $_ }) + $excludedPaths) -join ', ')."

    $configuration = New-PesterConfiguration
    $configuration.Run.Path = $TestPath
    $configuration.Run.ExcludePath = $excludedPaths
    $configuration.Run.PassThru = $true
    $configuration.Filter.ExcludeTag = @($ExcludeTag | Where-Object { $_ })
    $configuration.Output.Verbosity = 'Detailed'
    $result = Invoke-Pester -Configuration $configuration

    # The name of the folder decides, because Windows and macOS have several spellings of the path of temporary files.
    $loaded = @([AppDomain]::CurrentDomain.GetAssemblies() |
            Where-Object { $_.GetName().Name -eq 'Globus.Automate.PowerShell' } | ForEach-Object { $_.Location })
    if (-not ($loaded -like "*$(Split-Path $work -Leaf)*")) { throw 'The tests did not load the installed module.' }
    $others = @($loaded | Where-Object { $_.StartsWith($root, [StringComparison]::OrdinalIgnoreCase) })
    if ($others.Count -gt 0) { throw "The tests loaded the module of the checkout: $($others -join ', ')." }
    Write-Host "$($result.PassedCount) passed, $($result.FailedCount) failed, $($result.SkippedCount) skipped, $($result.NotRunCount) not run."
}
finally {
    # Windows does not delete assemblies that this process has loaded.
    Remove-Item -LiteralPath $work -Recurse -Force -ErrorAction SilentlyContinue
}
if ($result.Result -ne 'Passed' -or $result.PassedCount -eq 0) { exit 1 }
# A program that a test ran may have left another code.
exit 0
