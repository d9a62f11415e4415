namespace Globus.Automate.Auth;

/// <summary>
/// One token that many may want at once. Whoever finds it unfit starts a call for a new one and all others wait for
/// that call, which goes on when one of them gives up. A failed call leaves nothing behind.
/// </summary>
internal sealed class CachedToken(Func<Task<AccessToken?>> request)
{
    private readonly object _gate = new();
    private AccessToken? _token;
    private Task<AccessToken?>? _call;

    public async Task<AccessToken?> GetAsync(Func<AccessToken, bool> isFit, CancellationToken cancellationToken)
    {
        Task<AccessToken?> call;
        lock (_gate)
        {
            if (_call is null && _token is not null && isFit(_token))
            {
                return _token;
            }

            call = _call ??= Task.Run(CallAsync, CancellationToken.None);
        }
        return await call.WaitAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Gives the token away, if there is one: the next to want it gets a new one.</summary>
    public AccessToken? Remove()
    {
        lock (_gate)
        {
            var token = _token;
            _token = null;
            return token;
        }
    }

    private async Task<AccessToken?> CallAsync()
    {
        AccessToken? token = null;
        try
        {
            return token = await request().ConfigureAwait(false);
        }
        finally
        {
            lock (_gate)
            {
                _token = token;
                _call = null;
            }
        }
    }
}
