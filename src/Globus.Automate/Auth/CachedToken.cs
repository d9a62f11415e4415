namespace Globus.Automate.Auth;

/// <summary>
/// A token that concurrent callers share. The first caller that needs a new token starts a request, and all callers
/// wait for it. The request continues if one caller cancels. A failed request is not cached.
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

    /// <summary>Removes the token, so that the next caller requests a new one.</summary>
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
