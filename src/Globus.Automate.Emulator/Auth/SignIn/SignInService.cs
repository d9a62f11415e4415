using Globus.Automate.Emulator.Storage;

namespace Globus.Automate.Emulator.Auth.SignIn;

/// <summary>How a sign-in ends: with a code, or with a refusal. Both are given to the client by a redirect.</summary>
internal sealed class SignInService(
    CodeStore codes, SessionStore sessions, TokenService tokens, RedirectUris redirects, Database database, TimeProvider clock)
{
    /// <summary>Codes are traded at once, but people paste some of them.</summary>
    private static readonly TimeSpan CodeLifetime = TimeSpan.FromMinutes(10);

    /// <summary>The identity's owner allows what is asked for.</summary>
    /// <returns>Where the browser goes now.</returns>
    public string Allow(SignInRequest request, Identity identity)
    {
        var code = SecretText.Create();
        database.Write(() =>
        {
            var session = Authenticate(request, identity);
            var holder = new TokenHolder(request.Client.Id.ToString("D"), identity.AccountId, Guid.NewGuid().ToString("D"), session.SessionId);
            tokens.Consent(holder, request.Scopes);
            codes.Add(code, new AuthorizationCode(holder, request.RedirectUri, string.Join(' ', request.Scopes.Select(scope => scope.Name).Distinct()))
            {
                State = request.State,
                Challenge = request.Challenge,
                Nonce = request.Nonce,
                WithRefresh = request.WithRefresh,
                ExpiresAt = clock.GetUtcNow() + CodeLifetime,
            });
        });
        return redirects.Append(request.RedirectUri, [new("code", code), new("state", request.State)]);
    }

    /// <summary>The user does not want that.</summary>
    public string Deny(SignInRequest request) => Refuse(
        new SignInException("access_denied", "The user did not allow what the application asked for.") { RedirectUri = request.RedirectUri, State = request.State });

    public string Refuse(SignInException refusal) => redirects.Append(
        refusal.RedirectUri!, [new("error", refusal.Error), new("error_description", refusal.Message), new("state", refusal.State)]);

    private Session Authenticate(SignInRequest request, Identity identity)
    {
        var methods = request.Session.NeedsMfa ? Authentication.PasswordAndMfa : Authentication.Password;
        var session = Session.ForAccount(identity.AccountId).With(identity.Id, new Authentication(clock.GetUtcNow(), methods));
        sessions.Save(session);
        return session;
    }
}
