Connect-Globus -Emulator
$flow = Publish-GlobusFlow 'Analyze images' ./analyze-images.json
$runs = Import-Csv ./plates.csv |
    Start-GlobusFlowRun $flow -Body { @{ folder = $_.Folder } } -Label { $_.Plate }
$runs | Wait-GlobusRun | Format-Table Label, Status, Duration, Failure
$runs[0] | Get-GlobusRunLog | Where-Object Failure | Format-Table StateName, Failure
