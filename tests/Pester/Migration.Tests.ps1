# The PowerShell code of docs/migration.md, with tokens in environment variables.
Describe 'docs/migration.md' -Tag Examples {
    BeforeAll {
        . "$PSScriptRoot/Prepare.ps1"
        $text = [System.IO.File]::ReadAllText("$PSScriptRoot/../../docs/migration.md").Replace("`r", '')
        $blocks = [regex]::Matches($text, '(?m)^```powershell\n((?:.*\n)*?)```$').ForEach({ $_.Groups[1].Value })
    }

    AfterAll {
        Remove-Item Env:MANAGE_FLOWS_SCOPED_TOKEN, Env:MY_ACCESS_TOKEN
        Stop-TestEmulator
    }

    It 'has code that runs as it is written' {
        $flow = Publish-GlobusFlow 'Hello' -Definition $passDefinition
        $flowId = $flow.FlowId
        $PSDefaultParameterValues = @{ 'Connect-Globus:AuthUrl' = $emulator.Address; 'Connect-Globus:FlowsUrl' = $emulator.Address }
        function Get-Token($scope) { [System.Net.NetworkCredential]::new('', (Get-GlobusAccessToken $scope).Token).Password }
        $env:MANAGE_FLOWS_SCOPED_TOKEN = Get-Token 'https://auth.globus.org/scopes/eec9b274-0c81-4334-bdc2-54e90e689b9a/manage_flows'
        $env:MY_ACCESS_TOKEN = Get-Token $flow.GlobusAuthScope

        $blocks.Count | Should -Be 1
        $code = "$blocks".Replace('<flow id>', $flowId)
        . ([scriptblock]::Create("`$ErrorActionPreference = 'Stop'`n$code")) | Out-Null
        $myFlows.FlowId | Should -Contain $flowId
        $run.FlowId | Should -Be $flowId
        $run2.FlowId | Should -Be $flowId
        $run2.RunId | Should -Not -Be $run.RunId
    }
}
