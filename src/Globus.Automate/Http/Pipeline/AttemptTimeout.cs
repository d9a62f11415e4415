namespace Globus.Automate.Http.Pipeline;

/// <summary>The timeout of one attempt or of reading one body. It also ends if the caller cancels.</summary>
internal sealed class AttemptTimeout : IDisposable
{
    private readonly CancellationTokenSource _timer;
    private readonly CancellationTokenSource _either;

    public AttemptTimeout(ConnectionOptions options, CancellationToken cancellationToken)
    {
        _timer = options.TimeProvider.CreateTimeout(options.HttpTimeout);
        _either = CancellationTokenSource.CreateLinkedTokenSource(_timer.Token, cancellationToken);
    }

    public CancellationToken Token => _either.Token;

    public void Dispose()
    {
        _either.Dispose();
        _timer.Dispose();
    }
}
