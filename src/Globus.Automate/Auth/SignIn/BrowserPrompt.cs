namespace Globus.Automate.Auth.SignIn;

/// <summary>
/// Opens the sign-in page in a browser on this computer and receives the code on a loopback port (RFC 8252 §7.3).
/// </summary>
/// <param name="open">Opens the page in the browser.</param>
/// <param name="timeout">The timeout of the sign-in.</param>
/// <param name="time">The clock.</param>
public sealed class BrowserPrompt(Func<Uri, Task> open, TimeSpan timeout, TimeProvider time)
    : IAuthorizationPrompt,
        IDisposable
{
    private readonly LoopbackListener _listener = new(time);

    /// <inheritdoc/>
    public Uri RedirectUri => _listener.RedirectUri;

    /// <inheritdoc/>
    public async Task<Secret> GetCodeAsync(Uri page, string state, CancellationToken cancellationToken)
    {
        using var timer = time.CreateTimeout(timeout);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(timer.Token, cancellationToken);
        var response = _listener.WaitAsync(state, either.Token);
        try
        {
            await open(page).ConfigureAwait(false);
            return (await response.ConfigureAwait(false)).RequireCode();
        }
        catch (OperationCanceledException)
            when (timer.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            throw new SignInException($"The sign-in timed out after {timeout.TotalSeconds:0} seconds.")
            {
                Reason = SignInFailure.TimedOut,
            };
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _listener.Dispose();
}
