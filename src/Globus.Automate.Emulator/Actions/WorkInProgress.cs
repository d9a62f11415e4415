namespace Globus.Automate.Emulator.Actions;

/// <summary>The work of one action while it is queued and done.</summary>
internal sealed class WorkInProgress
{
    private readonly Lock _gate = new();
    private CancellationTokenSource? _source;
    private bool _isCancelled;

    public TaskCompletionSource Done { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Gives the work up, whether it has begun or not.</summary>
    public void Cancel()
    {
        lock (_gate)
        {
            _isCancelled = true;
            _source?.CancelAsync();
        }
    }

    /// <summary>The work begins, and is given up by this; null when it has ended.</summary>
    public void OnCancel(CancellationTokenSource? cancelled)
    {
        lock (_gate)
        {
            _source = cancelled;
            if (_isCancelled)
            {
                cancelled?.Cancel();
            }
        }
    }
}
