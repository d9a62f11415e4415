using Globus.Automate.Auth;
using Globus.Automate.Auth.SignIn;
using Globus.Automate.Auth.Storage;
using Globus.Automate.Json;
using Globus.Automate.PowerShell.Connection;
using Globus.Automate.PowerShell.Execution;

namespace Globus.Automate.PowerShell.SignIn.Interactive;

/// <summary>
/// The tokens of a user. If the host can prompt, the user signs in again for additional scopes and for requirements of
/// a service. Concurrent commands share one prompt.
/// </summary>
/// <param name="tokens">The tokens of the sign-in, which this source renews.</param>
/// <param name="dialog">Prompts the user.</param>
/// <param name="name">The name of the stored sign-in.</param>
/// <param name="satisfied">Records the requirements that the user satisfies.</param>
/// <param name="fallback">The token source that is used before a prompt; null for none.</param>
internal sealed class InteractiveTokenSource(
    SignedInTokenSource tokens,
    SignInDialog dialog,
    string name,
    SatisfiedRequirements satisfied,
    ITokenSource? fallback
) : IRevocableTokenSource, IStepUpTokenSource, IDisposable
{
    private readonly SemaphoreSlim _promptLock = new(1);

    /// <inheritdoc/>
    public async ValueTask<AccessToken?> GetTokenAsync(TokenRequest request, CancellationToken cancellationToken)
    {
        var (token, reason) = await TryGetTokenAsync(request, cancellationToken).ConfigureAwait(false);
        if (token is not null)
        {
            return token;
        }

        if (
            fallback is not null
            && await fallback.GetTokenAsync(request, cancellationToken).ConfigureAwait(false) is { } other
        )
        {
            return other;
        }

        return await PromptAsync(request, null, cancellationToken).ConfigureAwait(false)
            ?? (reason is null ? null : throw reason);
    }

    /// <inheritdoc/>
    public async ValueTask<AccessToken?> RenewTokenAsync(
        TokenRequest request,
        AccessToken rejected,
        CancellationToken cancellationToken
    ) =>
        await tokens.RenewTokenAsync(request, rejected, cancellationToken).ConfigureAwait(false)
        ?? (
            fallback is null
                ? null
                : await fallback.RenewTokenAsync(request, rejected, cancellationToken).ConfigureAwait(false)
        );

    /// <inheritdoc/>
    public async ValueTask<AccessToken?> StepUpAsync(
        TokenRequest request,
        AuthorizationRequirement requirement,
        CancellationToken cancellationToken
    ) =>
        requirement.IsWithin(request.Scope)
            ? await PromptAsync(request, requirement, cancellationToken).ConfigureAwait(false)
            : null;

    /// <inheritdoc/>
    public Task RevokeAsync(CancellationToken cancellationToken) => tokens.RevokeAsync(cancellationToken);

    /// <inheritdoc/>
    public void Dispose() => _promptLock.Dispose();

    private async Task<(AccessToken? Token, TokenUnavailableException? Reason)> TryGetTokenAsync(
        TokenRequest request,
        CancellationToken cancellationToken
    )
    {
        try
        {
            return (await tokens.GetTokenAsync(request, cancellationToken).ConfigureAwait(false), null);
        }
        catch (TokenUnavailableException exception)
            when (exception.Reason is TokenUnavailableReason.NoTokenForScope or TokenUnavailableReason.Expired)
        {
            return (null, exception);
        }
    }

    private async Task<AccessToken?> PromptAsync(
        TokenRequest request,
        AuthorizationRequirement? requirement,
        CancellationToken cancellationToken
    )
    {
        if (AsyncCommand.Current is not { } command || !dialog.CanPrompt(command))
        {
            return null;
        }

        await _promptLock.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            // Another command may have prompted in the meantime.
            if (
                requirement is null
                && (await TryGetTokenAsync(request, cancellationToken).ConfigureAwait(false)).Token is { } token
            )
            {
                return token;
            }

            await SignInAsync(command, request, requirement, cancellationToken).ConfigureAwait(false);
            return await tokens.GetTokenAsync(request, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            _promptLock.Release();
        }
    }

    private async Task SignInAsync(
        AsyncCommand command,
        TokenRequest request,
        AuthorizationRequirement? requirement,
        CancellationToken cancellationToken
    )
    {
        var stored = await tokens.Store.ReadAsync(name, cancellationToken).ConfigureAwait(false);
        // The service would require it after the sign-in, so a second sign-in would be needed.
        requirement ??= request.Hint.Requirement;
        var required = requirement?.RequiredScopes ?? StringList.None;
        var wanted = SignInScopes.For([request.Scope, .. request.Hint.Scopes, .. required], stored);
        var signIn = new SignInRequest
        {
            Scopes = wanted,
            Requirement = requirement,
            Identity = stored?.IdentityId,
        };
        var completed = await dialog.SignInAsync(command, signIn, cancellationToken).ConfigureAwait(false);
        await tokens.AddAsync(completed.Tokens, cancellationToken).ConfigureAwait(false);
        satisfied.Add(wanted, requirement);
    }
}
