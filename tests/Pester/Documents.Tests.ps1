Describe 'Values as documents' {
    BeforeAll {
        . "$PSScriptRoot/Prepare.ps1"

        # The body as it is sent. Numbers keep their text in this form; white space and what is escaped are no difference.
        function Get-SentText($value) {
            $requests = "$($emulator.Address)_emulator/requests"
            Invoke-RestMethod $requests -Method Delete | Out-Null
            try { Invoke-GlobusRequest /no/such/path -Method POST -Body $value } catch [Globus.Automate.Http.GlobusServiceException] { }
            $all = [System.Text.Json.Nodes.JsonNode]::Parse((Invoke-WebRequest $requests).Content)
            $all['requests'][0]['body'].ToJsonString()
        }

        function Format-Text($json) { [System.Text.Json.Nodes.JsonNode]::Parse($json).ToJsonString() }
    }

    AfterAll {
        Stop-TestEmulator
    }

    It 'sends <name> as ConvertTo-Json writes it' -TestCases @(
        @{ name = 'what ConvertFrom-Json gives'; value = '{"taken":"2026-02-03T04:05:06Z","gain":1.0,"big":123456789012345678901234567890,"list":[1],"none":[],"deep":[[[[[[[]]]]]]]}' | ConvertFrom-Json }
        @{ name = 'times with offsets and fractions'; value = '{"a":"2026-02-03T04:05:06.120+02:00","b":"2026-02-03","c":-0.0,"d":1e-7,"e":1e300}' | ConvertFrom-Json }
        @{ name = 'a hashtable of ConvertFrom-Json'; value = '{"a":{"b":2.50,"c":[{"d":null}]}}' | ConvertFrom-Json -AsHashtable }
        @{ name = 'times of each kind'; value = @{ v = [datetime]::SpecifyKind([datetime]'2026-02-03T04:05:06', 'Utc'), [datetime]::SpecifyKind([datetime]'2026-02-03T04:05:06.5', 'Local'), [datetime]'2026-02-03', (Get-Date) } }
        @{ name = 'the first and the last time'; value = @{ v = [datetime]::MinValue, [datetime]::MaxValue } }
        @{ name = 'times with an offset'; value = @{ v = [datetimeoffset]'2026-02-03T04:05:06Z', [datetimeoffset]'2026-02-03T04:05:06.1230000-03:30' } }
        @{ name = 'doubles'; value = @{ v = 1.0, 0.1, 1e15, 1e16, 1e17, 1e20, 1e-5, 1e-7, -0.0, [double]::MaxValue, [double]::Epsilon } }
        @{ name = 'floats'; value = @{ v = [float]1, [float]0.1, [float]1e20, [float]::Epsilon, [float]::MaxValue } }
        @{ name = 'decimals'; value = @{ v = 1d, 1.10d, [decimal]0, 79228162514264337593543950335d } }
        @{ name = 'integers'; value = @{ v = [byte]1, [sbyte]-1, [int16]2, [uint16]3, 4, [uint32]5, 6L, [long]::MinValue, [ulong]::MaxValue, [bigint]::Pow(10, 40) } }
        @{ name = 'constants'; value = @{ v = [DayOfWeek]::Monday, [IO.FileAccess]'Read, Write', [System.Diagnostics.Tracing.EventKeywords]::All } }
        @{ name = 'ids, addresses and characters'; value = @{ v = [guid]'24bc4997-b483-4c25-a19c-64b0afc00743', [uri]'https://example.org/a%20b?c=d', [char]'x', 'y' } }
        @{ name = 'truth and nothing'; value = @{ v = $true, $false, $null, [DBNull]::Value, [NullString]::Value; w = $(if ($false) { 1 }) } }
        @{ name = 'time spans'; value = @{ v = [timespan]'1.02:03:04.005', [timespan]::Zero } }
        @{ name = 'lists'; value = @{ v = [byte[]](1, 2); w = @(); x = @(, @(1)); y = @(& { }); z = [System.Collections.ArrayList]@(1) } }
        @{ name = 'lines of a file'; value = @{ v = Get-Content $PSCommandPath -TotalCount 2 } }
        @{ name = 'members added to a hashtable'; value = [ordered]@{ a = 1 } | Add-Member note 2 -PassThru }
        @{ name = 'calculated members'; value = [pscustomobject]@{ a = [pscustomobject]@{ b = 1, 2.0 } } | Add-Member -MemberType ScriptProperty c { 3.0 } -PassThru }
    ) {
        Get-SentText $value | Should -BeExactly (Format-Text (ConvertTo-Json -InputObject $value -Compress -Depth 20))
    }

    It 'sends any numbers and times as ConvertTo-Json writes them' {
        $random = [random]::new(20260203)
        $bytes = [byte[]]::new(8)
        $values = foreach ($i in 1..400) {
            $random.NextBytes($bytes)
            $double = [BitConverter]::ToDouble($bytes, 0)
            $float = [BitConverter]::ToSingle($bytes, 0)
            $time = [datetime]::new(630000000000000000 + [BitConverter]::ToUInt32($bytes, 0) * 10007L, $random.Next(3))
            if ([double]::IsFinite($double)) { $double }
            if ([float]::IsFinite($float)) { $float }
            [Math]::Round($double % 1000000, 3)
            $time
            [datetimeoffset]::new([datetime]::SpecifyKind($time, 'Unspecified'), [timespan]::FromMinutes($random.Next(-840, 841)))
            [decimal]::new($random.Next(), $random.Next(), $random.Next(), $false, $random.Next(29))
            [BitConverter]::ToInt64($bytes, 0)
        }
        $values = @($values | Where-Object { $_ -isnot [double] -or [double]::IsFinite($_) })
        for ($from = 0; $from -lt $values.Count; $from += 500) {
            $body = @{ v = $values[$from..[Math]::Min($from + 499, $values.Count - 1)] }
            Get-SentText $body | Should -BeExactly (Format-Text (ConvertTo-Json -InputObject $body -Compress))
        }
    }

    It 'refuses <name> and names the path' -TestCases @(
        @{ name = 'not-a-number'; value = [double]::NaN }
        @{ name = 'infinity'; value = [float]::PositiveInfinity }
        @{ name = 'a script block'; value = { Get-Date } }
        @{ name = 'a file'; value = Get-Item $PSCommandPath }
        @{ name = 'a broken member'; value = [pscustomobject]@{} | Add-Member -MemberType ScriptProperty bad { throw 'broken' } -PassThru }
    ) {
        $failure = { Invoke-GlobusRequest /no/such/path -Method POST -Body @{ a = @(1, $value) } -ErrorAction Stop } | Should -Throw -ErrorId 'UnsupportedValue,*' -PassThru
        "$failure" | Should -BeLike '*$.a`[1`]*'
    }
}
