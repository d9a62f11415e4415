using Globus.Automate.Emulator.Auth.Tokens;
using Globus.Automate.Emulator.Storage;

namespace Globus.Automate.Emulator.Auth.SignIn;

/// <summary>Completes sign-ins with a code or an error, which a redirect sends to the client.</summary>
internal sealed class SignInService(
    CodeStore codes,
    SessionStore sessions,
    ConsentGrant consents,
    RedirectUris redirects,
    Database database,
    TimeProvider clock
)
{
    /// <summary>Programs exchange codes immediately; users need time to paste them.</summary>
    private static readonly TimeSpan CodeLifetime = TimeSpan.FromMinutes(10);

    /// <summary>Grants the request for the owner of the session's account.</summary>
    /// <returns>The address of the redirect.</returns>
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
            consents.Add(holder, request.Scopes, request.AccessType);
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

    /// <summary>Denies the request.</summary>
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
