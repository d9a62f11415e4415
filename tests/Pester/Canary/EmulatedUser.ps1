# Somebody who signs in to an emulator wherever they are sent, and remembers where that was.
class EmulatedUser {
    [uri] $Emulator
    [string] $Username = 'alice@emulator.example'
    [System.Collections.Generic.List[uri]] $Pages = [System.Collections.Generic.List[uri]]::new()
    [System.Collections.Generic.List[string]] $Codes = [System.Collections.Generic.List[string]]::new()

    EmulatedUser([uri] $emulator) { $this.Emulator = $emulator }

    [string] SignIn([uri] $page) {
        $this.Pages.Add($page)
        $body = @{ authorize_url = $page.AbsoluteUri; username = $this.Username } | ConvertTo-Json
        $code = (Invoke-RestMethod ([uri]::new($this.Emulator, '_emulator/sign-in')) -Method Post -Body $body -Verbose:$false -Debug:$false).code
        $this.Codes.Add($code)
        return $code
    }

    # A refresh token of the user for a scope, got as another program gets one.
    [string] GetRefreshToken([string] $scope) {
        $verifier = 'another-program-has-a-verifier-of-its-own-0'
        $hash = [System.Security.Cryptography.SHA256]::Create().ComputeHash([System.Text.Encoding]::ASCII.GetBytes($verifier))
        $client = 'e6c75d97-532a-4c88-b031-8584a319fa3e'
        $redirect = [uri]::new($this.Emulator, 'v2/web/auth-code').AbsoluteUri
        $query = @{
            client_id = $client; redirect_uri = $redirect; scope = $scope; state = 's'; response_type = 'code'; access_type = 'offline'
            code_challenge = [Convert]::ToBase64String($hash).TrimEnd('=').Replace('+', '-').Replace('/', '_'); code_challenge_method = 'S256'
        }
        $page = 'v2/oauth2/authorize?' + (($query.Keys | ForEach-Object { "$_=$([uri]::EscapeDataString($query[$_]))" }) -join '&')
        $form = @{ grant_type = 'authorization_code'; client_id = $client; redirect_uri = $redirect; code_verifier = $verifier; code = $this.SignIn([uri]::new($this.Emulator, $page)) }
        return (Invoke-RestMethod ([uri]::new($this.Emulator, 'v2/oauth2/token')) -Method Post -Body $form -Verbose:$false -Debug:$false).refresh_token
    }
}
