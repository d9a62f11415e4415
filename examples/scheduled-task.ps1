<#
.SYNOPSIS
Starts a run of a flow for each new file in a folder. For a scheduled task, for example on an instrument computer.
.DESCRIPTION
The script starts one run for each file that was not changed for some time, and then moves the file to the folder
"started" below it. If the service may or may not have started a run, the file goes to the folder "uncertain", so that
the next task does not start a second run. A file whose start failed stays, and the next task tries again. The script
appends one line for each file to a log. Its exit code is the number of files that were not started.

Store the credential once, as the user of the task. On Windows, only this user on this computer can read the file:

  Get-Credential | Export-Clixml -LiteralPath C:\Globus\credential.xml

Register the task on Windows:

  $arguments = '-NoProfile -NonInteractive -File C:\Globus\scheduled-task.ps1 ' +
      '-FlowId 24bc4997-b483-4c25-a19c-64b0afc00743 -Path C:\Data -CredentialPath C:\Globus\credential.xml'
  $action = New-ScheduledTaskAction -Execute pwsh.exe -Argument $arguments
  $trigger = New-ScheduledTaskTrigger -Once -At (Get-Date) -RepetitionInterval (New-TimeSpan -Minutes 5)
  Register-ScheduledTask -TaskName 'Start flow runs' -Action $action -Trigger $trigger
.PARAMETER FlowId
The flow to run. Its input has the members "path" and "name".
.PARAMETER Path
The folder with the files.
.PARAMETER CredentialPath
The file with the credential of the service account.
.PARAMETER MinimumAgeSec
The time in seconds without a change after which a file is complete.
.PARAMETER LogPath
The log file.
#>
#Requires -Modules Globus.Automate
[CmdletBinding()]
param(
    [Parameter(Mandatory)] [guid] $FlowId,
    [Parameter(Mandatory)] [string] $Path,
    [Parameter(Mandatory)] [string] $CredentialPath,
    [int] $MinimumAgeSec = 60,
    [string] $LogPath = (Join-Path $Path 'started/log.txt')
)

$ErrorActionPreference = 'Stop'

function Move-ToFolder($file, $name) {
    Move-Item -LiteralPath $file.FullName -Destination (Join-Path $Path $name) -Force
}

foreach ($name in 'started', 'uncertain') {
    New-Item -ItemType Directory -Path (Join-Path $Path $name) -Force | Out-Null
}

Connect-Globus -Credential (Import-Clixml -LiteralPath $CredentialPath)
$complete = (Get-Date).AddSeconds(-$MinimumAgeSec)
$notStarted = 0

foreach ($file in (Get-ChildItem -LiteralPath $Path -File | Where-Object LastWriteTime -le $complete)) {
    try {
        $body = @{ path = $file.FullName; name = $file.Name }
        $run = Start-GlobusFlowRun -FlowId $FlowId -Body $body -Label $file.Name -Tag scheduled-task
        Move-ToFolder $file 'started'
        $result = "run $($run.RunId)"
    }
    catch {
        $notStarted++
        if ($_.FullyQualifiedErrorId -like 'StartUncertain,*') { Move-ToFolder $file 'uncertain' }
        $result = "$($_.FullyQualifiedErrorId.Split(',')[0]): $_"
    }
    Add-Content -LiteralPath $LogPath -Value "$(Get-Date -Format s) $($file.Name): $result" -Encoding UTF8
}

Disconnect-Globus
exit $notStarted
