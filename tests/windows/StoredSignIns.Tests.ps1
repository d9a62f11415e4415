# Sign-ins that Windows encrypts for the user (data protection), and the processes that share them. The contexts have names of
# their own, so that a user's own stored sign-ins stay as they are.
Describe 'Sign-ins that Windows stores' {
    BeforeAll {
        . "$PSScriptRoot/../Pester/Prepare.ps1"
        . "$PSScriptRoot/../Pester/Canary/EmulatedUser.ps1"
        $name = "test-$PID"
        $user = [EmulatedUser]::new($emulator.Address)
        $store = Join-Path ([Environment]::GetFolderPath('LocalApplicationData')) 'Globus.Automate'
        $at = @{ AuthUrl = $emulator.Address; FlowsUrl = $emulator.Address; CodeReader = { param($Url) $user.SignIn($Url) } }

        # What every process of a test starts with.
        $prepare = @"
            `$ErrorActionPreference = 'Stop'
            Import-Module '$((Resolve-Path $moduleManifest).Path)'
            . '$PSScriptRoot/../Pester/Canary/EmulatedUser.ps1'
            `$user = [EmulatedUser]::new('$($emulator.Address)')
            `$at = @{ AuthUrl = '$($emulator.Address)'; FlowsUrl = '$($emulator.Address)'; CodeReader = { param(`$Url) `$user.SignIn(`$Url) } }
"@

        function Start-Shell([string] $Code) {
            $start = [System.Diagnostics.ProcessStartInfo]::new((Get-Process -Id $PID).Path)
            $encoded = [Convert]::ToBase64String([System.Text.Encoding]::Unicode.GetBytes("$prepare`n$Code"))
            foreach ($argument in '-NoProfile', '-NonInteractive', '-OutputFormat', 'Text', '-EncodedCommand', $encoded) { $start.ArgumentList.Add($argument) }
            $start.RedirectStandardOutput = $start.RedirectStandardError = $true
            $process = [System.Diagnostics.Process]::Start($start)
            [pscustomobject]@{ Process = $process; Output = $process.StandardOutput.ReadToEndAsync(); Errors = $process.StandardError.ReadToEndAsync() }
        }

        # The lines that a process wrote. One that does not end in time is killed, and fails the test.
        function Receive-Shell($Shell) {
            if (-not $Shell.Process.WaitForExit(300000)) { $Shell.Process.Kill($true); throw "The process did not end: $($Shell.Output.Result)" }
            if ($Shell.Process.ExitCode -ne 0) { throw "Exit code $($Shell.Process.ExitCode): $($Shell.Output.Result)$($Shell.Errors.Result)" }
            $Shell.Output.Result -split '\r?\n' -ne ''
        }

        function Get-StoredFile([string] $Name) { Get-ChildItem $store -Recurse -File -Filter "signin-$Name.tokens" }
        function Get-StoredName { (Get-GlobusContext -ListAvailable).Name | Where-Object { $_ -like "$name*" } }
        function Get-Text($Secure) { [System.Net.NetworkCredential]::new('', $Secure).Password }
    }

    BeforeEach {
        Connect-Globus @at -TokenStorage Encrypted -ContextName $name
    }

    AfterAll {
        foreach ($stored in Get-StoredName) { Disconnect-Globus $stored }
        Stop-TestEmulator
    }

    It 'are encrypted' {
        $token = Get-Text (Get-GlobusAccessToken).Token
        Connect-Globus @at -TokenStorage PlainFile -ContextName "$name-plain" -NotCurrent
        $plain = [System.IO.File]::ReadAllBytes((Get-StoredFile "$name-plain").FullName)
        Disconnect-Globus "$name-plain"
        $file = Get-StoredFile $name
        $file.DirectoryName | Should -BeExactly (Join-Path $store 'encrypted')
        foreach ($encoding in [System.Text.Encoding]::UTF8, [System.Text.Encoding]::Unicode) {
            $encoding.GetString([System.IO.File]::ReadAllBytes($file.FullName)) | Should -Not -Match "$([regex]::Escape($token))|alice|access_token|Ag[\w-]{20}"
        }
        [System.Text.Encoding]::UTF8.GetString($plain) | Should -Match 'Ag[\w-]{20}'
        Add-Type -AssemblyName System.Security.Cryptography.ProtectedData
        $opened = [System.Security.Cryptography.ProtectedData]::Unprotect([System.IO.File]::ReadAllBytes($file.FullName), $null, 'CurrentUser')
        [System.Text.Encoding]::UTF8.GetString($opened) | Should -Match ([regex]::Escape($token))
    }

    It 'are found by another process, which asks nobody' {
        $pages = $user.Pages.Count
        Receive-Shell (Start-Shell "(Get-GlobusContext -ListAvailable | Where-Object Name -EQ '$name').TokenStorage; (Get-GlobusIdentity -Context '$name').Username; Get-GlobusFlow -First 1 -Context '$name'; `$user.Pages.Count") |
            Should -Be 'Encrypted', 'alice@emulator.example', '0'
        $user.Pages.Count | Should -Be $pages
    }

    It 'serve six processes at once whose token was revoked, and store one sign-in for each' {
        $token = Get-Text (Get-GlobusAccessToken).Token
        $revoke = @{ token = $token; client_id = 'e6c75d97-532a-4c88-b031-8584a319fa3e' }
        Invoke-RestMethod "$($emulator.Address)v2/oauth2/token/revoke" -Method Post -Body $revoke | Out-Null
        $requests = "$($emulator.Address)_emulator/requests"
        Invoke-RestMethod $requests -Method Delete | Out-Null

        $ready = [System.Threading.Semaphore]::new(0, 6, "$name-ready")
        $go = [System.Threading.EventWaitHandle]::new($false, 'ManualReset', "$name-go")
        $shells = foreach ($number in 1..6) {
            Start-Shell @"
                `$null = [System.Threading.Semaphore]::OpenExisting('$name-ready').Release()
                if (-not [System.Threading.EventWaitHandle]::OpenExisting('$name-go').WaitOne(300000)) { throw 'The test did not start.' }
                `$null = Get-GlobusFlow -First 1 -Context '$name'
                Connect-Globus @at -TokenStorage Encrypted -ContextName '$name-$number'
                (Get-GlobusIdentity).Username
"@
        }
        try {
            foreach ($shell in $shells) { $ready.WaitOne(300000) | Should -BeTrue }
            $go.Set() | Out-Null
            foreach ($shell in $shells) { Receive-Shell $shell | Should -Be 'alice@emulator.example' }
        } finally {
            $shells.Process | Where-Object { -not $_.HasExited } | ForEach-Object { $_.Kill($true) }
        }

        Get-StoredName | Sort-Object | Should -Be (@($name) + (1..6 | ForEach-Object { "$name-$_" }))
        # The refused token was renewed, and no refresh token was used twice, which would end the sign-in for all.
        @((Invoke-RestMethod $requests).requests | Where-Object { $_.path -eq '/flows' -and $_.status -eq 401 }).Count | Should -BeGreaterThan 0
        (Invoke-RestMethod "$($emulator.Address)_emulator/reuse").reuse | Should -BeNullOrEmpty
        (Get-GlobusIdentity).Username | Should -Be 'alice@emulator.example'
    }

    It 'that are damaged are set aside with a warning' {
        $file = (Get-StoredFile $name).FullName
        [System.IO.File]::WriteAllBytes($file, [byte[]](1..200))
        $lines = Receive-Shell (Start-Shell "try { Get-GlobusIdentity -Context '$name' 3>&1 } catch { `$_.FullyQualifiedErrorId }")
        "$lines" | Should -Match 'is damaged and was set aside'
        "$lines" | Should -Match 'ContextNotFound,'
        $file | Should -Not -Exist
    }

    It 'are taken away for all processes by Disconnect-Globus' {
        $token = Get-Text (Get-GlobusAccessToken).Token
        Receive-Shell (Start-Shell "Disconnect-Globus '$name'; try { Get-GlobusIdentity -Context '$name' } catch { `$_.FullyQualifiedErrorId }") | Should -BeLike 'ContextNotFound,*'
        Get-StoredFile $name | Should -BeNullOrEmpty
        Receive-Shell (Start-Shell "(Get-GlobusContext -ListAvailable).Name | Where-Object { `$_ -eq '$name' }") | Should -BeNullOrEmpty
        $headers = @{ Authorization = "Bearer $token" }
        (Invoke-WebRequest "$($emulator.Address)flows" -Headers $headers -SkipHttpErrorCheck).StatusCode | Should -Be 401
    }
}
