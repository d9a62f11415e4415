using System.Collections.Concurrent;
using System.Collections.ObjectModel;
using System.Management.Automation;
using System.Management.Automation.Runspaces;
using Globus.Automate.Auth;
using Globus.Automate.PowerShell.Connection;
using Globus.Automate.PowerShell.Execution;

namespace Globus.Automate.PowerShell.SignIn;

/// <summary>
/// Gets tokens from a script block, on the pipeline thread of the command. Tokens are cached by scope until they expire
/// or a service refuses them.
/// </summary>
/// <param name="authorizer">The script block: <c>{ param($Scope, $Url, $ClientId) … }</c>.</param>
/// <param name="settings">The context that the tokens are for.</param>
/// <param name="auth">The Globus Auth client, for script blocks that return a client credential.</param>
internal sealed class AuthorizerTokenSource(ScriptBlock authorizer, ContextSettings settings, AuthClient auth)
    : ITokenSource
{
    private static readonly TimeSpan ExpirationMargin = TimeSpan.FromSeconds(60);

    private readonly Runspace? _runspace = Runspace.DefaultRunspace;
    private readonly ConcurrentDictionary<string, AccessToken> _tokens = new(StringComparer.Ordinal);
    private readonly AuthorizerOutputReader _output = new(auth);

    /// <summary>
    /// Creates a token source that uses a script block for the scopes that another source does not cover.
    /// </summary>
    public static ITokenSource WithFallback(
        ITokenSource tokens,
        ScriptBlock? authorizer,
        ContextSettings settings,
        AuthClient auth
    ) =>
        authorizer is null
            ? tokens
            : new FallbackTokenSource(tokens, new AuthorizerTokenSource(authorizer, settings, auth));

    /// <inheritdoc/>
    public async ValueTask<AccessToken?> GetTokenAsync(TokenRequest request, CancellationToken cancellationToken) =>
        _tokens.TryGetValue(request.Scope, out var kept)
        && !(kept.ExpiresOn <= TimeProvider.System.GetUtcNow() + ExpirationMargin)
            ? kept
            : await InvokeAuthorizerAsync(request, null, cancellationToken).ConfigureAwait(false);

    /// <inheritdoc/>
    public async ValueTask<AccessToken?> RenewTokenAsync(
        TokenRequest request,
        AccessToken rejected,
        CancellationToken cancellationToken
    )
    {
        // Only tokens from the script block are renewed by it.
        if (!_tokens.TryGetValue(request.Scope, out var kept))
        {
            return null;
        }

        if (kept.Value != rejected.Value)
        {
            return kept;
        }

        _tokens.TryRemove(request.Scope, out _);
        var token = await InvokeAuthorizerAsync(request, rejected, cancellationToken).ConfigureAwait(false);
        return token?.Value == rejected.Value ? null : token;
    }

    private async Task<AccessToken?> InvokeAuthorizerAsync(
        TokenRequest request,
        AccessToken? rejected,
        CancellationToken cancellationToken
    )
    {
        if (AsyncCommand.Current is not { } command)
        {
            return null;
        }

        var output = await command
            .RunOnPipelineThreadAsync(() => Invoke(request), cancellationToken)
            .ConfigureAwait(false);
        var token = await _output.ReadAsync(output, request, rejected, cancellationToken).ConfigureAwait(false);
        return token is null ? null : _tokens[request.Scope] = token;
    }

    private Collection<PSObject> Invoke(TokenRequest request)
    {
        try
        {
            // A script block bound to another runspace would wait for that runspace, which may be waiting for this
            // command.
            var block = ReferenceEquals(Runspace.DefaultRunspace, _runspace)
                ? authorizer
                : ScriptBlock.Create(authorizer.ToString());
            return block.Invoke(request.Scope, request.Url, settings.ClientId);
        }
        catch (RuntimeException exception) when (exception is not PipelineStoppedException)
        {
            var message = $"The -Authorizer script block failed for the scope {request.Scope}: {exception.Message}";
            throw new TokenUnavailableException(message, exception)
            {
                Scope = request.Scope,
                Reason = TokenUnavailableReason.SourceFailed,
            };
        }
    }
}
