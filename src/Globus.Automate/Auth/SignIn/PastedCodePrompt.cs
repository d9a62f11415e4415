using Globus.Automate.Http;

namespace Globus.Automate.Auth.SignIn;

/// <summary>The user opens the sign-in page in any browser and pastes the code.</summary>
/// <param name="authAddress">The root address of Globus Auth, whose page shows the code.</param>
/// <param name="read">Shows the address of the page and reads the code; null if the user enters none.</param>
public sealed class PastedCodePrompt(Uri authAddress, Func<Uri, CancellationToken, Task<Secret?>> read)
    : IAuthorizationPrompt
{
    /// <inheritdoc/>
    public Uri RedirectUri { get; } = new(authAddress.AppendPath("v2/web/auth-code").AbsoluteUri);

    /// <inheritdoc/>
    public async Task<Secret> GetCodeAsync(Uri page, string state, CancellationToken cancellationToken)
    {
        var code = await read(page, cancellationToken).ConfigureAwait(false);
        return code?.Value.Trim() is { Length: > 0 } text
            ? new Secret(text)
            : throw new SignInException("No authorization code was entered.")
            {
                Reason = SignInFailure.CodeNotAccepted,
            };
    }
}
