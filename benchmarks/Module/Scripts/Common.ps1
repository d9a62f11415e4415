# What the scripts share: numbers that the program reads.
$ErrorActionPreference = 'Stop'
$address = $env:BENCHMARK_ADDRESS

function Write-Number([string] $Name, [double] $Value) { "$Name=" + $Value.ToString([cultureinfo]::InvariantCulture) }

function Measure-Ms([scriptblock] $Script) {
    $clock = [System.Diagnostics.Stopwatch]::StartNew()
    . $Script | Out-Null
    $clock.Elapsed.TotalMilliseconds
}

# Bytes per item that a script allocates when nothing is kept, and that its output takes when it is.
function Measure-Memory([string] $Name, [int] $Count, [scriptblock] $Script) {
    . $Script | Out-Null
    $before = [GC]::GetTotalAllocatedBytes($true)
    . $Script | Out-Null
    Write-Number "$Name.allocated" (([GC]::GetTotalAllocatedBytes($true) - $before) / $Count)
    $before = [GC]::GetTotalMemory($true)
    $kept = . $Script
    Write-Number "$Name.kept" (([GC]::GetTotalMemory($true) - $before) / $kept.Count)
}

function Connect-Benchmark {
    Import-Module $env:BENCHMARK_MODULE
    Connect-Globus -AccessToken (ConvertTo-SecureString 'benchmark' -AsPlainText -Force) -FlowsUrl $address -AuthUrl $address | Out-Null
}

function Get-RestPage([string] $Marker) {
    Invoke-RestMethod "${address}runs?per_page=100&marker=$Marker" -Headers @{ Authorization = 'Bearer benchmark' }
}

function Get-RestRun {
    $marker = ''
    do {
        $page = Get-RestPage $marker
        $page.runs
        $marker = $page.marker
    } while ($page.has_next_page)
}

function Write-ProcessorTime { Write-Number 'processor' ([System.Diagnostics.Process]::GetCurrentProcess().TotalProcessorTime.TotalMilliseconds) }
