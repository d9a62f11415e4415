<#
.SYNOPSIS
Starts a run of a flow for each row of a CSV file, waits for all runs, and writes the results to another CSV file.
.DESCRIPTION
Each column of the input file except Label is a member of the input of the run. The column Label is the label of the
run. A row that cannot be started is an error, and the script continues with the next row. The results file has one row
for each run. Its rows can be piped to Get-GlobusRun, Get-GlobusRunLog and the other commands for runs.
.PARAMETER FlowId
The flow to run.
.PARAMETER Path
The CSV file with the inputs.
.PARAMETER ResultPath
The CSV file to write.
.PARAMETER TimeoutSec
The time limit of the wait in seconds. The runs continue after it.
.PARAMETER ThrottleLimit
The number of starts at the same time.
.EXAMPLE
./start-run-per-row.ps1 -FlowId 24bc4997-b483-4c25-a19c-64b0afc00743 -Path ./jobs.csv -ResultPath ./results.csv
#>
#Requires -Modules Globus.Automate
[CmdletBinding()]
param(
    [Parameter(Mandatory)] [guid] $FlowId,
    [Parameter(Mandatory)] [string] $Path,
    [string] $ResultPath = './results.csv',
    [int] $TimeoutSec = 86400,
    [int] $ThrottleLimit = 4
)

function ConvertTo-RunInput($row) {
    $members = [ordered]@{}
    foreach ($column in $row.PSObject.Properties) {
        if ($column.Name -ne 'Label') { $members[$column.Name] = $column.Value }
    }
    $members
}

$start = @{
    FlowId        = $FlowId
    Body          = { ConvertTo-RunInput $_ }
    Label         = { $_.Label }
    ThrottleLimit = $ThrottleLimit
}

Import-Csv -LiteralPath $Path |
    Start-GlobusFlowRun @start |
    Wait-GlobusRun -TimeoutSec $TimeoutSec |
    Select-Object RunId, Label, Status, StartTime, CompletionTime,
        @{ Name = 'Cause'; Expression = { $_.Failure.Cause } } |
    Export-Csv -LiteralPath $ResultPath -NoTypeInformation -Encoding UTF8

Get-Item -LiteralPath $ResultPath
