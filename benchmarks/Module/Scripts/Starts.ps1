# 500 starts, one after the other and at the same time.
. "$PSScriptRoot/Common.ps1"
Connect-Benchmark
$flow = [guid]'b7a5f1d4-0f2e-4f6e-8d7c-2f9a1c3e5b60'
$scope = "https://auth.globus.org/scopes/$flow/flow_$("$flow".Replace('-', '_'))_user"
Connect-Globus -AccessToken @{ $scope = ConvertTo-SecureString 'benchmark' -AsPlainText -Force } -Append -FlowsUrl $address -AuthUrl $address | Out-Null
$rows = 1..500 | ForEach-Object { [pscustomobject]@{ Number = $_ } }
$rows | Select-Object -First 20 | Start-GlobusFlowRun $flow -Body { @{ number = $_.Number } } -ThrottleLimit 16 | Out-Null
foreach ($limit in 1, 16, 32) {
    Write-Number "starts.$limit" (Measure-Ms {
        $rows | Start-GlobusFlowRun $flow -Body { @{ number = $_.Number } } -ThrottleLimit $limit
    })
}
