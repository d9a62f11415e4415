# The scripts that sign and publish packages, with small packages and stand-ins for the cmdlets that reach outside.
Describe 'The scripts of a release' {
    BeforeAll {
        $scripts = (Resolve-Path "$PSScriptRoot/../../.ci").Path
        Add-Type -AssemblyName System.IO.Compression, System.IO.Compression.FileSystem

        # A package with these files, whose texts are their names but for that of the metadata.
        function Write-Package([string] $Path, [string] $Url, [string[]] $Names) {
            $archive = [System.IO.Compression.ZipFile]::Open($Path, 'Create')
            try {
                foreach ($name in $Names) {
                    $text = if ($name -like '*.nuspec') {
                        "<package><metadata><id>Globus.Automate</id><version>1.2.3</version><projectUrl>$Url</projectUrl></metadata></package>"
                    } else { $name }
                    $writer = New-Object System.IO.StreamWriter -ArgumentList $archive.CreateEntry($name).Open()
                    $writer.Write($text)
                    $writer.Dispose()
                }
            }
            finally {
                $archive.Dispose()
            }
        }

        # The names and texts of the files in a package.
        function Read-Package([string] $Path) {
            $archive = [System.IO.Compression.ZipFile]::OpenRead($Path)
            try {
                $files = @{}
                foreach ($entry in $archive.Entries) {
                    $reader = New-Object System.IO.StreamReader -ArgumentList $entry.Open()
                    $files[$entry.FullName] = $reader.ReadToEnd()
                    $reader.Dispose()
                }
                $files
            }
            finally {
                $archive.Dispose()
            }
        }
    }

    BeforeEach {
        $folder = (New-Item -ItemType Directory -Path (Join-Path $TestDrive ([guid]::NewGuid()))).FullName
        $package = Join-Path $folder Globus.Automate.1.2.3.nupkg
        Write-Package $package 'https://git.example/lab' @(
            'Globus.Automate.nuspec', 'Globus.Automate.psd1', 'Globus.Automate.Format.ps1xml'
            'bin/net8.0/Globus.Automate.dll', 'bin/net8.0/dependencies/YamlDotNet.dll', 'LICENSE')
    }

    # Wine cannot create the certificate.
    Context 'sign.ps1' -Tag NotUnderWine {
        BeforeAll {
            $key = [System.Security.Cryptography.RSA]::Create()
            $request = [System.Security.Cryptography.X509Certificates.CertificateRequest]::new(
                'CN=Lab', $key, 'SHA256', [System.Security.Cryptography.RSASignaturePadding]::Pkcs1)
            $certificate = $request.CreateSelfSigned([datetimeoffset]::Now, [datetimeoffset]::Now.AddDays(1))
            $pfx = [Convert]::ToBase64String($certificate.Export('Pfx', 'word'))
        }

        BeforeEach {
            function Set-AuthenticodeSignature($LiteralPath, $Certificate, $HashAlgorithm, $IncludeChain, $TimestampServer) {
                Add-Content -LiteralPath $LiteralPath -Value " signed by $($Certificate.Subject)" -NoNewline
                [pscustomobject] @{ Status = $signatureStatus; StatusMessage = 'as the test wants it' }
            }
            $signatureStatus = 'Valid'
            $env:SIGNING_CERTIFICATE = $pfx
            $env:SIGNING_CERTIFICATE_PASSWORD = 'word'
        }

        AfterEach {
            Remove-Item Env:SIGNING_CERTIFICATE, Env:SIGNING_CERTIFICATE_PASSWORD -ErrorAction SilentlyContinue
        }

        It 'signs the files of the module and no others' {
            & "$scripts/sign.ps1" -Path $folder 6>&1 | Should -Be 'Globus.Automate.1.2.3.nupkg: 3 files signed.'
            $files = Read-Package $package
            $files.Count | Should -Be 6
            $signed = $files.Keys | Where-Object { $files[$_] -eq "$_ signed by CN=Lab" } | Sort-Object
            $signed | Should -Be 'bin/net8.0/Globus.Automate.dll', 'Globus.Automate.Format.ps1xml', 'Globus.Automate.psd1'
            $files['LICENSE'] | Should -Be 'LICENSE'
            $files['bin/net8.0/dependencies/YamlDotNet.dll'] | Should -Be 'bin/net8.0/dependencies/YamlDotNet.dll'
        }

        It 'changes nothing without a certificate, and says so' {
            Remove-Item Env:SIGNING_CERTIFICATE
            $before = (Get-FileHash -LiteralPath $package).Hash
            & "$scripts/sign.ps1" -Path $folder 6>&1 | Select-Object -Last 1 | Should -Be 'not signed: no certificate is configured'
            (Get-FileHash -LiteralPath $package).Hash | Should -Be $before
        }

        It 'fails where a signature is not valid' {
            $signatureStatus = 'UnknownError'
            { & "$scripts/sign.ps1" -Path $folder } | Should -Throw '*is not signed: UnknownError, as the test wants it'
        }

        It 'fails where no file is signed' {
            $other = Join-Path $folder other.zip
            Write-Package $other '' 'LICENSE'
            { & "$scripts/sign.ps1" -Path $folder } | Should -Throw "'other.zip' has no files of the module."
        }
    }

    Context 'publish.ps1' {
        BeforeEach {
            $published = New-Object System.Collections.ArrayList
            function Publish-PSResource($NupkgPath, $Repository, $ApiKey) { $null = $published.Add("$Repository $ApiKey $NupkgPath") }
            function Find-PSResource($Name, $Version, $Repository) { $existing }
            $existing = $null
            $env:PSGALLERY_API_KEY = 'key'
        }

        AfterEach {
            Remove-Item Env:PSGALLERY_API_KEY -ErrorAction SilentlyContinue
        }

        It 'only shows what it would publish' {
            & "$scripts/publish.ps1" -Packages $folder 6>&1 |
                Should -Be 'Would publish Globus.Automate 1.2.3 of https://git.example/lab to the repository PSGallery.'
            $published.Count | Should -Be 0
        }

        It 'publishes with -Push' {
            & "$scripts/publish.ps1" -Packages $folder -Push 6>&1 | Should -BeLike 'Published Globus.Automate 1.2.3 of *'
            $published | Should -Be "PSGallery key $package"
        }

        It 'refuses the address <url>' -TestCases @(
            @{ url = 'https://globus-automate.invalid' }
            @{ url = 'http://git.example/lab' }
            @{ url = '' }
        ) {
            Remove-Item -LiteralPath $package
            Write-Package $package $url 'Globus.Automate.nuspec'
            { & "$scripts/publish.ps1" -Packages $folder -Push } | Should -Throw "*the project address '$url'*"
            $published.Count | Should -Be 0
        }

        It 'refuses a version that the repository has' {
            $existing = 'one'
            { & "$scripts/publish.ps1" -Packages $folder -Push } | Should -Throw '*already has Globus.Automate 1.2.3.'
            $published.Count | Should -Be 0
        }

        It 'needs the key of the gallery' {
            Remove-Item Env:PSGALLERY_API_KEY
            { & "$scripts/publish.ps1" -Packages $folder -Push } | Should -Throw '*PSGALLERY_API_KEY*'
            $published.Count | Should -Be 0
        }

        It 'needs exactly one package of the module' {
            Copy-Item -LiteralPath $package -Destination (Join-Path $folder Globus.Automate.1.2.4.nupkg)
            Copy-Item -LiteralPath $package -Destination (Join-Path $folder Globus.Automate.Emulator.1.2.3.nupkg)
            { & "$scripts/publish.ps1" -Packages $folder -Push } | Should -Throw 'Expected one package*found 2.'
        }
    }
}
