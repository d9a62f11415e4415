Describe 'What a shell writes down' {
    BeforeAll {
        . "$PSScriptRoot/Prepare.ps1"
        $clientSecret = 'globus-emulator-second-secret'
        $credential = [pscredential]::new('10ca1000-0000-4000-8000-000000000002', (ConvertTo-SecureString $clientSecret -AsPlainText -Force))
        $codes = [System.Collections.Generic.List[string]]::new()
        $reader = {
            param($Url)
            $body = @{ authorize_url = "$Url"; username = 'alice@emulator.example' } | ConvertTo-Json
            $answer = Invoke-RestMethod "$($emulator.Address)_emulator/sign-in" -Method Post -Body $body -Verbose:$false -Debug:$false
            $codes.Add($answer.code)
            $answer.code
        }
        $at = @{ AuthUrl = $emulator.Address; FlowsUrl = $emulator.Address; PassThru = $true }

        # A token that a person can see is a secret even where nobody looked for it: its shape is enough.
        function Find-Secret([string] $Text) {
            foreach ($match in [regex]::Matches($Text, '(?<![\w-])Ag[\w-]{64}(?![\w-])')) { $match.Value }
            foreach ($secret in @($codes) + $clientSecret) { if ($secret -and $Text.Contains($secret)) { $secret } }
        }

        $transcript = Join-Path $TestDrive transcript.txt
        Start-Transcript $transcript | Out-Null
        $Error.Clear()
        $objects = @(
            Connect-Globus -CodeReader $reader @at -ContextName user -Verbose -Debug
            Get-GlobusIdentity -Verbose -Debug
            Get-GlobusAccessToken -Verbose -Debug
            Publish-GlobusFlow 'Mine' -Definition $passDefinition -Verbose -Debug | Tee-Object -Variable mine
            $mine | Start-GlobusFlowRun -Verbose -Debug
            Get-GlobusFlow ([guid]::NewGuid()) -Verbose -Debug -ErrorAction SilentlyContinue
            Connect-Globus -Credential $credential @at -ContextName service -Verbose -Debug
            Get-GlobusFlow $mine -Verbose -Debug -ErrorAction SilentlyContinue
            try { Connect-Globus -CodeReader { 'c4n4ry-code' } @at -ContextName nobody -Verbose -Debug } catch { }
        )
        $objects | Format-List * | Out-Host
        $mistakes = @($Error)
        $mistakes | Format-List * -Force | Out-Host
        Stop-Transcript | Out-Null
        $token = [System.Net.NetworkCredential]::new('', (Get-GlobusAccessToken -Context user).Token).Password
        $written = Get-Content $transcript -Raw
    }

    AfterAll {
        Stop-GlobusEmulator -Port $emulator.Port
    }

    It 'has something to find' {
        $objects.Count | Should -BeGreaterOrEqual 6
        $mistakes.Count | Should -BeGreaterOrEqual 2
        $codes.Count | Should -BeGreaterOrEqual 1
        Find-Secret "before $token after" | Should -Be $token
        Find-Secret $codes[0] | Should -Be $codes[0]
    }

    It 'has no secret in a transcript' {
        $written | Should -Match 'VERBOSE: '
        $written | Should -Match 'alice@emulator\.example'
        Find-Secret $written | Should -BeNullOrEmpty
    }

    It 'has no secret in JSON' {
        foreach ($object in $objects) { Find-Secret ($object | ConvertTo-Json -Depth 10 -WarningAction SilentlyContinue) | Should -BeNullOrEmpty }
    }

    It 'has no secret in lists' {
        Find-Secret ($objects | Format-List * -Force | Out-String -Width 4096) | Should -BeNullOrEmpty
        Find-Secret ($mistakes | Format-List * -Force | Out-String -Width 4096) | Should -BeNullOrEmpty
        Find-Secret ($mistakes | ForEach-Object { $_.Exception.ToString() } | Out-String -Width 4096) | Should -BeNullOrEmpty
    }

    It 'has no secret in exported files' {
        $objects, $mistakes | Export-Clixml (Join-Path $TestDrive all.xml) -Depth 3
        Find-Secret (Get-Content (Join-Path $TestDrive all.xml) -Raw) | Should -BeNullOrEmpty
    }

    It 'has no secret on a command line' -Skip:(-not $IsLinux) {
        Find-Secret (Get-ChildItem /proc -Directory | Where-Object Name -match '^\d+$' | ForEach-Object { Get-Content "$_/cmdline" -Raw -ErrorAction Ignore } | Out-String) | Should -BeNullOrEmpty
    }
}
