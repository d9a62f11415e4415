using Globus.Automate.Http;

namespace Globus.Automate.Auth;

/// <summary>Combines two token sources: the second is used if the first has no token.</summary>
/// <param name="first">The first source.</param>
/// <param name="second">The second source.</param>
public sealed class FallbackTokenSource(ITokenSource first, ITokenSource second) : IRevocableTokenSource
{
    /// <inheritdoc/>
    public async ValueTask<AccessToken?> GetTokenAsync(TokenRequest request, CancellationToken cancellationToken) =>
        await TryAsync(
                () => first.GetTokenAsync(request, cancellationToken),
                () => second.GetTokenAsync(request, cancellationToken)
            )
            .ConfigureAwait(false);

    /// <inheritdoc/>
    public async ValueTask<AccessToken?> RenewTokenAsync(
        TokenRequest request,
        AccessToken rejected,
        CancellationToken cancellationToken
    ) =>
        await TryAsync(
                () => first.RenewTokenAsync(request, rejected, cancellationToken),
                () => second.RenewTokenAsync(request, rejected, cancellationToken)
            )
            .ConfigureAwait(false);

    /// <inheritdoc/>
    public async Task RevokeAsync(CancellationToken cancellationToken)
    {
        GlobusException? failure = null;
        foreach (var source in new[] { first, second }.OfType<IRevocableTokenSource>())
        {
            try
            {
                await source.RevokeAsync(cancellationToken).ConfigureAwait(false);
            }
            catch (GlobusException exception)
            {
                failure ??= exception;
            }
        }

        if (failure is not null)
        {
            throw failure;
        }
    }

    private static async ValueTask<AccessToken?> TryAsync(
        Func<ValueTask<AccessToken?>> one,
        Func<ValueTask<AccessToken?>> other
    )
    {
        TokenUnavailableException? reason = null;
        try
        {
            if (await one().ConfigureAwait(false) is { } token)
            {
                return token;
            }
        }
        catch (TokenUnavailableException exception)
        {
            reason = exception;
        }

        return await other().ConfigureAwait(false) ?? (reason is null ? null : throw reason);
    }
}
