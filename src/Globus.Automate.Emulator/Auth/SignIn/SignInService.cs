using Globus.Automate.Emulator.Auth.Tokens;
using Globus.Automate.Emulator.Storage;

namespace Globus.Automate.Emulator.Auth.SignIn;

/// <summary>How a sign-in ends: with a code, or with a refusal. Both are given to the client by a redirect.</summary>
internal sealed class SignInService(
    CodeStore codes,
    SessionStore sessions,
    TokenService tokens,
    RedirectUris redirects,
    Database database,
    TimeProvider clock
)
{
    /// <summary>Codes are traded at once, but people paste some of them.</summary>
    private static readonly TimeSpan CodeLifetime = TimeSpan.FromMinutes(10);

    /// <summary>The owner of the session's account allows what is asked for.</summary>
    /// <returns>Where the browser goes now.</returns>
    public string Allow(SignInRequest request, Session session)
    {
        var code = SecretText.Create();
        database.Write(() =>
        {
            sessions.Add(session);
            var holder = new TokenHolder(
                request.Client.Id.ToString("D"),
                session.AccountId,
                Guid.NewGuid().ToString("D"),
                session.SessionId
            );
            tokens.AddConsents(holder, request.Scopes, request.AccessType);
            codes.Add(
                code,
                new AuthorizationCode(
                    holder,
                    request.RedirectUri,
                    string.Join(' ', request.Scopes.Select(scope => scope.Name).Distinct())
                )
                {
                    State = request.State,
                    Challenge = request.Challenge,
                    Nonce = request.Nonce,
                    AccessType = request.AccessType,
                    ExpiresAt = clock.GetUtcNow() + CodeLifetime,
                }
            );
        });
        return redirects.Append(request.RedirectUri, [new("code", code), new("state", request.State)]);
    }

    /// <summary>The user does not want that.</summary>
    public string Deny(SignInRequest request) =>
        ToErrorRedirect(
            new SignInException("access_denied", "The user denied the request of the application.")
            {
                RedirectUri = request.RedirectUri,
                State = request.State,
            }
        );

    public string ToErrorRedirect(SignInException refusal) =>
        redirects.Append(
            refusal.RedirectUri!,
            [new("error", refusal.Error), new("error_description", refusal.Message), new("state", refusal.State)]
        );
}
