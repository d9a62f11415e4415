using Globus.Automate.Auth;
using Globus.Automate.Auth.SignIn;

namespace Globus.Automate.NetFrameworkClient;

/// <summary>Signs in and out.</summary>
internal static class SignInScenarios
{
    private static readonly SignInRequest Request = new()
    {
        Scopes = [.. GlobusScopes.Identity, GlobusScopes.FlowsAll],
    };

    /// <summary>Gets a token with the secret of the application, and revokes it.</summary>
    public static async Task UseClientCredentialsAsync(Uri emulator)
    {
        using var session = new Session(emulator);
        var request = new TokenRequest(GlobusScopes.FlowsAll, emulator);
        var token = (await session.Tokens.GetTokenAsync(request, default).ConfigureAwait(false))!;
        await ShowAsync("signed in", session, token).ConfigureAwait(false);

        await session.Tokens.RevokeAsync(default).ConfigureAwait(false);
        await ShowAsync("revoked", session, token).ConfigureAwait(false);
    }

    /// <summary>Signs in with a browser, which is redirected to a loopback port of this process.</summary>
    public static async Task UseBrowserAsync(Uri emulator)
    {
        using var session = new Session(emulator);
        var signIn = await SignInAsync(session, "allow").ConfigureAwait(false);
        Console.Out.WriteLine($"{signIn.Username} {Describe(signIn.Tokens)}");
    }

    /// <summary>The person declines.</summary>
    public static async Task DenyAsync(Uri emulator)
    {
        using var session = new Session(emulator);
        await Failure.PrintAsync(() => SignInAsync(session, "deny")).ConfigureAwait(false);
    }

    /// <summary>Signs in with a pasted code, and uses the refresh token, which is valid once.</summary>
    public static async Task RefreshAsync(Uri emulator)
    {
        using var session = new Session(emulator);
        var refreshToken = await GetRefreshTokenAsync(session, emulator).ConfigureAwait(false);
        var grant = new RefreshTokenGrant(Session.NativeClientId, refreshToken);

        var tokens = await session.Client.Auth.GetTokensAsync(grant).ConfigureAwait(false);

        Console.Out.WriteLine($"renewed {Describe(tokens)} {tokens.RefreshToken!.Value != refreshToken.Value}");
        await Failure.PrintAsync(() => session.Client.Auth.GetTokensAsync(grant)).ConfigureAwait(false);
    }

    /// <summary>Signs in with a pasted code; the tokens of the Flows service.</summary>
    public static async Task<TokenResponse> PasteCodeAsync(Session session, Uri emulator)
    {
        var prompt = new PastedCodePrompt(emulator, async (page, _) =>
        {
            var decided = await EmulatorUser.DecideAsync(page).ConfigureAwait(false);
            return new Secret(decided.GetProperty("code").GetString()!);
        });
        var signIn = await new AuthorizationCodeSignIn(session.Client.Auth, Session.NativeClientId)
            .SignInAsync(Request, prompt)
            .ConfigureAwait(false);
        return signIn.Tokens;
    }

    private static async Task<Secret> GetRefreshTokenAsync(Session session, Uri emulator) =>
        (await PasteCodeAsync(session, emulator).ConfigureAwait(false))
            .All.First(token => token.ResourceServer == GlobusScopes.FlowsResourceServer)
            .RefreshToken!;

    private static async Task<CompletedSignIn> SignInAsync(Session session, string decision)
    {
        using var prompt = new BrowserPrompt(
            page => EmulatorUser.BrowseAsync(page, decision),
            TimeSpan.FromMinutes(10),
            TimeProvider.System
        );
        return await new AuthorizationCodeSignIn(session.Client.Auth, Session.NativeClientId)
            .SignInAsync(Request, prompt)
            .ConfigureAwait(false);
    }

    private static async Task ShowAsync(string title, Session session, AccessToken token)
    {
        var found = await session
            .Client.Auth.IntrospectAsync(token, Session.ClientId, Session.ClientSecret)
            .ConfigureAwait(false);
        Console.Out.WriteLine($"{title}: {found.Active} {found.ClientId} {found.Scope}".TrimEnd());
    }

    private static string Describe(TokenResponse tokens) =>
        string.Join(
            " ",
            tokens.All.Select(token => token.ResourceServer).OrderBy(server => server, StringComparer.Ordinal)
        );
}
